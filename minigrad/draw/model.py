"""What a picture says: boxes, what they stand for, and the modules they stand in.

Nothing here has a place or a colour, and nothing refers to the graph any more, so a picture stays
true to the moment it was made and keeps no array alive.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from minigrad.draw.fields import Field
from minigrad.draw.text import columns

#: The operators of Python under which a reader wrote these ops.
OPERATORS = {"add": "+", "sub": "-", "mul": "*", "div": "/", "matmul": "@", "pow": "**"}

#: What is longer than this many columns is cut, or said in fewer words: a box stays a box.
LONGEST_NAME = 32
LONGEST_FORMULA = 24

#: Outside of every module box.
NO_GROUP = -1


class Role(Enum):
    """What a box is in its graph."""

    PARAMETER = "parameter"
    CONSTANT = "constant"
    OPERATION = "operation"
    MODULE = "module"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Box:
    """One value, or one module drawn as one: what it is called, how it was made, what it holds."""

    role: Role
    name: str
    op: str
    shape: str
    data: Field | None
    grad: Field | None
    #: What it was made from: the number of a box, or what a leaf without a box is called.
    arguments: tuple[int | str, ...]
    #: The boxes from which lines lead here.
    inputs: tuple[int, ...]
    #: The nodes that it stands for, as numbered in the drawing; its value is that of the last.
    nodes: tuple[int, ...] = ()
    group: int = NO_GROUP
    #: Of a module: its path, its class; and how many times it is there.
    path: str = ""
    cls: str = ""
    count: int = 1

    @property
    def number(self) -> str:
        """The number that is all there is to say about a constant without a name, or nothing."""
        plain = self.role is Role.CONSTANT and not self.name and not self.shape and self.data
        return self.data.single if plain and self.data else ""

    @property
    def label(self) -> str:
        """What a formula calls this value, if there is anything to call it by."""
        return self.name or self.number

    @property
    def merged(self) -> tuple[str, ...]:
        """What the leaves are called that have no box of their own."""
        return tuple(argument for argument in self.arguments if isinstance(argument, str))

    @property
    def fields(self) -> list[tuple[str, Field]]:
        """What the box shows below its title."""
        failed = self.role is Role.FAILED
        both = [("why" if failed else "data", self.data), ("grad", self.grad)]
        return [] if self.number else [(label, field) for label, field in both if field]

    def formula(self, arguments: Sequence[str]) -> str:
        """How it was made, as a reader of Python would write it: ``a * b``, ``tanh(a)``."""
        if self.op in OPERATORS and len(arguments) == 2:
            return f" {OPERATORS[self.op]} ".join(arguments)
        return f"{self.op}({', '.join(arguments)})"


@dataclass(frozen=True, slots=True)
class Group:
    """An open module: a frame around the boxes of one of its calls."""

    label: str
    path: str
    cls: str
    count: int
    #: The group that it stands in.
    parent: int

    @property
    def title(self) -> str:
        """``layers.0 ×6 · EncoderLayer``."""
        times = f" ×{self.count}" if self.count > 1 else ""
        named = self.label and self.label != self.cls
        return f"{self.label}{times} · {self.cls}" if named else f"{self.cls}{times}"


@dataclass(frozen=True, slots=True)
class Picture:
    """The boxes, numbered so that each comes after its inputs, and the frames around them."""

    boxes: tuple[Box, ...]
    groups: tuple[Group, ...] = ()
    #: What was left out, in a sentence; nothing if all is there.
    caption: str = ""
    #: How many values the graph has.
    total: int = 0
    #: The module that was drawn, if it was one.
    subject: str = ""
    #: Names that more than one box has.
    ambiguous: frozenset[str] = frozenset()
    #: False leaves out how things were made, where there is a name to say instead.
    formulas: bool = True

    def edges(self) -> list[tuple[int, int]]:
        """``(input, result)`` for each line: ``a * a`` has two."""
        return [(argument, result) for result, box in enumerate(self.boxes)
                for argument in box.inputs]

    def title(self, box: Box) -> tuple[str, str]:
        """The name and how it was made, either may be missing: ``("scores", "query @ key")``.

        An argument without a name is a dot: the line that arrives here says which it is.
        """
        times = f" ×{box.count}" if box.count > 1 else ""
        if box.role is Role.MODULE:
            named = box.name and box.name != box.cls
            return (box.name + times, box.cls) if named else (box.cls + times, "")
        if not box.op:
            return box.name, "" if box.name else box.number or box.role.value
        if not self.formulas:
            return box.name, (box.op + times) * (not box.name)
        arguments = [self.called(argument) or "·" for argument in box.arguments]
        formula = box.formula(arguments)
        return box.name, (formula if columns(formula) <= LONGEST_FORMULA else box.op) + times

    def called(self, argument: int | str) -> str:
        if isinstance(argument, str):
            return argument
        box = self.boxes[argument]
        # Of several modules called ``dropout``, the name would not say which.
        return "" if box.role is Role.MODULE and box.name in self.ambiguous else box.label

    def summary(self) -> str:
        """``7 values: 3 parameters, 1 constant, 3 operations``."""
        count = Counter(box.role for box in self.boxes)
        parts = [counted(count[role], role.value) for role in Role if count[role]]
        shown = f" shown as {len(self.boxes)}" if self.caption else ""
        total = self.total if self.caption else len(self.boxes)
        return f"{counted(total, 'value')}{shown}: {', '.join(parts)}"

    def without_a_frame_around_all(self) -> Picture:
        """The one module that everything stands in needs no frame: it is the picture."""
        outermost = [group for group in self.groups if group.parent == NO_GROUP]
        if len(outermost) != 1 or any(box.group == NO_GROUP for box in self.boxes):
            return self
        # Frames are numbered from the outside in, so the only outermost one is the first.
        boxes = tuple(replace(box, group=box.group - 1) for box in self.boxes)
        groups = tuple(replace(group, parent=group.parent - 1) for group in self.groups[1:])
        return replace(self, boxes=boxes, groups=groups, subject=outermost[0].title)


def counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 or noun == 'failed' else 's'}".replace(",", " ")
