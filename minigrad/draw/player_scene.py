"""What is played: the boxes of a picture, what a reader calls them, and the nodes behind them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from minigrad.draw.model import Picture, Role
from minigrad.draw.runs import in_runs
from minigrad.draw.text import columns, printable, shortened
from minigrad.draw.view import view_of
from minigrad.graph import Node

if TYPE_CHECKING:
    from minigrad.draw.drawing import Drawing

#: Digits for counting values that have no name of their own: matmul₂.
SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")

LONGEST_LABEL, LONGEST_FORMULA = 40, 60

#: A graph of more boxes or lines is folded first: by its modules, if enough boxes are left to be
#: played, otherwise by putting together what was computed one after the other.
MOST_BOXES, FEWEST_BOXES, MOST_LINES = 150, 8, 400


class Scene:
    """A picture together with the graph that it shows; nodes are known by their places in it."""

    def __init__(
        self,
        picture: Picture,
        order: Sequence[Node],
        outputs: Sequence[Node],
        box_of: Mapping[int, int],
    ) -> None:
        self.picture = picture
        self.order = order
        self.outputs = outputs
        self.box_of = box_of
        self.place = {node: place for place, node in enumerate(order)}
        self.labels = _labels(picture)
        #: The place of the node whose value a box shows, and back.
        self.shows = [box.nodes[-1] for box in picture.boxes]
        self.shown_in = {place: box for box, place in enumerate(self.shows)}

    @cached_property
    def edges(self) -> dict[tuple[int, int], list[int]]:
        """By the boxes at their ends, the lines between them, as numbers in the picture's order."""
        found: dict[tuple[int, int], list[int]] = {}
        for index, ends in enumerate(self.picture.edges()):
            found.setdefault(ends, []).append(index)
        return found

    @cached_property
    def kept(self) -> set[int]:
        """The places whose gradients are drawn: those shown, and leaves inside of an op's box."""
        inside = {place for place, box in self.box_of.items()
                  if not self.order[place].parents and self.picture.boxes[box].merged}
        return inside | set(self.shows)

    def node(self, box: int) -> Node:
        """The node whose value a box shows."""
        return self.order[self.shows[box]]

    def made(self, box: int) -> bool:
        """True if it was computed: a step of the forward pass is about it."""
        shown = self.picture.boxes[box]
        return bool(shown.op) or shown.role is Role.MODULE

    def formula(self, box: int) -> str:
        """How it was computed, in the names of this page; nothing for what was given."""
        shown = self.picture.boxes[box]
        if not shown.op:
            return shown.cls
        text = shown.formula(self.arguments(box))
        return text if columns(text) <= LONGEST_FORMULA else f"{shown.op}(…)"

    def arguments(self, box: int) -> list[str]:
        """What the arguments of an op are called, those too that were merged into its box."""
        return [argument if isinstance(argument, str) else self.labels[argument]
                for argument in self.picture.boxes[box].arguments]

    def lines(self, source: int, argument: int) -> tuple[int, ...]:
        """The lines through which the gradient of an op's argument flows back.

        Of the two lines of ``a * a`` it is the one that belongs to the argument; between folded
        modules it is all that there are.
        """
        node, own = self.order[source], self.box_of.get(source, -1)
        boxes = [self.box_of.get(self.place[parent], -1) for parent in node.parents]
        found = self.edges.get((boxes[argument], own), [])
        if self.shown_in.get(source) == own and boxes.count(boxes[argument]) == len(found):
            return (found[boxes[:argument].count(boxes[argument])],)
        return tuple(found)


def scenes_of(drawing: Drawing) -> Iterator[Scene]:
    """The picture of the drawing; of a large graph, and of one with too many lines, pictures that
    are folded further and further."""
    picture, order, box_of = drawing.picture, drawing.order, drawing.box_of
    if len(picture.boxes) > MOST_BOXES:
        view = view_of(drawing.outputs, replace(drawing.options, depth="auto", expand=()))
        if len(view.picture.boxes) >= FEWEST_BOXES:
            picture, order, box_of = view.picture, view.order, view.box_of
    most = MOST_BOXES
    while most >= FEWEST_BOXES:
        folded, numbers = in_runs(picture, most, about=most * 2 // 3) or (picture, None)
        if most < MOST_BOXES:
            folded = _with_single_lines(folded)
        if len(folded.edges()) <= MOST_LINES:
            yield Scene(folded, order, drawing.outputs, box_of if numbers is None else
                        {node: numbers[box] for node, box in box_of.items()})
        most //= 2


def _with_single_lines(picture: Picture) -> Picture:
    """One line at most between two boxes: an op may take a thousand values of one run."""
    boxes = (replace(box, inputs=tuple(dict.fromkeys(box.inputs))) for box in picture.boxes)
    return replace(picture, boxes=tuple(boxes))


def _labels(picture: Picture) -> list[str]:
    """One name for each box, and no name for two: what is called the same is told apart by the
    module it stands in, then by the outermost one, and where that does not help, counted."""
    labels = [box.name or box.path or box.number or box.op or box.role.value
              for box in picture.boxes]
    around = [_around(picture, box.group) for box in picture.boxes]
    for joint in (".", "…"):
        often = Counter(labels)
        for place, box in enumerate(picture.boxes):
            frames = around[place]
            if often[labels[place]] > 1 and frames and not box.number:
                frame = frames.pop() if joint == "…" else frames.pop(0)
                labels[place] = f"{frame}{joint}{labels[place]}"
    return [shortened(printable(label), LONGEST_LABEL) for label in _counted(picture, labels)]


def _around(picture: Picture, group: int) -> list[str]:
    """What the modules around a box are called, from the inside out."""
    found = []
    while group >= 0:
        found.append(picture.groups[group].label)
        group = picture.groups[group].parent
    # What was called from outside of every model has no name there.
    return [label for label in found if label]


def _counted(picture: Picture, labels: list[str]) -> list[str]:
    """matmul₁ and matmul₂ instead of matmul twice."""
    often, count = Counter(labels), Counter[str]()
    found = []
    for box, label in zip(picture.boxes, labels, strict=True):
        if often[label] > 1 and not box.number:
            count[label] += 1
            label += str(count[label]).translate(SUBSCRIPTS)
        found.append(label)
    return found
