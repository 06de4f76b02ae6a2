"""What a picture says: a graph read once into words and numbers, without a place or a colour.

Nothing here refers to the graph any more, so a picture stays true to the moment it was made and
keeps no array alive.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

import numpy as np

from minigrad.draw.text import (
    Cells,
    cells_of,
    columns,
    norm_text,
    printable,
    shape_text,
    shortened,
)
from minigrad.graph import Node, topological_order

#: The operators of Python under which a reader wrote these ops.
OPERATORS = {"add": "+", "sub": "-", "mul": "*", "div": "/", "matmul": "@", "pow": "**"}

#: What is longer than this many columns is cut, or said in fewer words: a box stays a box.
LONGEST_NAME = 32
LONGEST_FORMULA = 24

#: The gradient of a leaf before any has arrived, which is not the same as 0.
NOTHING_YET: Cells = (("none",),)


class Role(Enum):
    """What a value is in its graph."""

    PARAMETER = "parameter"
    CONSTANT = "constant"
    OPERATION = "operation"


@dataclass(frozen=True, slots=True)
class Box:
    """One value: what it is called, how it was made, what it holds."""

    role: Role
    name: str
    op: str
    shape: str
    data: Cells
    grad: Cells
    inputs: tuple[int, ...]

    @property
    def number(self) -> str:
        """The number that is all there is to say about a constant without a name, or nothing."""
        plain = self.role is Role.CONSTANT and not self.name and not self.shape and self.data
        return self.data[0][0] if plain else ""

    @property
    def label(self) -> str:
        """What a formula calls this value, if there is anything to call it by."""
        return self.name or self.number

    @property
    def fields(self) -> list[tuple[str, Cells]]:
        """What the box shows below its title."""
        both = [("data", self.data), ("grad", self.grad)]
        return [] if self.number else [(label, cells) for label, cells in both if cells]

    def formula(self, arguments: Sequence[str]) -> str:
        """How it was made, as a reader of Python would write it: ``a * b``, ``tanh(a)``."""
        if self.op in OPERATORS and len(arguments) == 2:
            return f" {OPERATORS[self.op]} ".join(arguments)
        return f"{self.op}({', '.join(arguments)})"


@dataclass(frozen=True, slots=True)
class Picture:
    """The boxes, numbered so that each comes after its inputs."""

    boxes: tuple[Box, ...]

    def edges(self) -> list[tuple[int, int]]:
        """``(input, result)`` for each argument of each op: ``a * a`` has two."""
        return [(argument, result) for result, box in enumerate(self.boxes)
                for argument in box.inputs]

    def title(self, box: Box) -> tuple[str, str]:
        """The name and how it was made, either may be missing: ``("scores", "query @ key")``.

        An argument without a name is a dot: the line that arrives here says which it is.
        """
        if box.role is not Role.OPERATION:
            return box.name, "" if box.name else box.number or box.role.value
        arguments = [self.boxes[place].label or "·" for place in box.inputs]
        formula = box.formula(arguments)
        return box.name, formula if columns(formula) <= LONGEST_FORMULA else box.op

    def summary(self) -> str:
        """``7 values: 3 parameters, 1 constant, 3 operations``."""
        count = Counter(box.role for box in self.boxes)
        parts = [_counted(count[role], role.value) for role in Role if count[role]]
        return f"{_counted(len(self.boxes), 'value')}: {', '.join(parts)}"


def picture_of(output: Node, *, names: Mapping[Any, Any] | None, values: bool) -> Picture:
    """Read the graph behind ``output``, numbered in topological order."""
    order = topological_order(output)
    number = {node: place for place, node in enumerate(order)}
    called = _names_by_identity(names or {})
    return Picture(tuple(
        _box(node, called.get(id(node), node.name), tuple(number[p] for p in node.parents), values)
        for node in order
    ))


def _names_by_identity(names: Mapping[Any, Any]) -> dict[int, str]:
    """``{id(node): name}`` from names to nodes or nodes to names; the first name counts.

    ``locals()`` holds more than nodes, and things that compare in ways of their own, so
    identity is all that is asked of them. A notebook's own ``_`` and ``_12`` name nothing.
    """
    called: dict[int, str] = {}
    for key, value in names.items():
        name, node = (key, value) if isinstance(key, str) else (str(value), key)
        if not re.fullmatch(r"_+\d*", name):
            called.setdefault(id(node), name)
    return called


def _box(node: Node, name: str | None, inputs: tuple[int, ...], values: bool) -> Box:
    role = _role(node)
    shown = shortened(printable(name or ""), LONGEST_NAME)
    # The 2 of ``2 * x`` is less a value than it is a name.
    stands_for_itself = role is Role.CONSTANT and not shown and not np.shape(node.data)
    return Box(
        role=role,
        name=shown,
        op=shortened(printable(node.op), LONGEST_NAME) if inputs else "",
        shape=shape_text(node.data),
        data=cells_of(node.data) if values or stands_for_itself else (),
        grad=_grad(node) if values else (),
        inputs=inputs,
    )


def _role(node: Node) -> Role:
    if node.parents:
        return Role.OPERATION
    return Role.PARAMETER if node.requires_grad else Role.CONSTANT


def _grad(node: Node) -> Cells:
    """The gradient, or that there is none where one may still arrive."""
    if node.grad is not None:
        return cells_of(node.grad) or ((f"norm {norm_text(node.grad)}",),)
    # An array in the middle of a graph never keeps its gradient: nothing to say there.
    waits = node.requires_grad and not node.parents
    return NOTHING_YET if waits else ()


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
