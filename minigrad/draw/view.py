"""From a graph to a picture: choose how deep to look, then write the boxes and frames."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from minigrad.draw.calls import NOWHERE, Graph, graph_of
from minigrad.draw.depth import FEW, chosen
from minigrad.draw.fields import NO_LABELS, NOTHING_YET, AxisLabels, Field, axis_labels, field_of
from minigrad.draw.model import LONGEST_NAME, NO_GROUP, Box, Group, Picture, Role, counted
from minigrad.draw.options import Options, ids_of
from minigrad.draw.outline import Outline, Place, place_of_call
from minigrad.draw.repeats import Repeats, find_repeats
from minigrad.draw.runs import MOST, MOST_IN_ALL, in_runs
from minigrad.draw.subject import Failed
from minigrad.draw.text import printable, shape_text, shortened
from minigrad.graph import Node
from minigrad.words import say

#: More boxes than this say nothing of their numbers, unless they are asked to.
MOST_WITH_NUMBERS = 400


@dataclass(frozen=True, slots=True)
class View:
    """A picture, and which values its boxes stand for."""

    picture: Picture
    order: tuple[Node, ...]
    #: For each place in ``order`` the box that shows it.
    box_of: dict[int, int]


def view_of(outputs: Sequence[Node], options: Options) -> View:
    """The picture of everything that ``outputs`` were computed from."""
    called = ids_of(options.names)
    graph = graph_of(outputs, called)
    everything = options.depth is None or (
        options.depth == "auto" and len(graph.order) <= FEW and not options.collapse)
    fold = not everything if options.fold is None else options.fold
    repeats = find_repeats(graph) if fold else Repeats()
    found = chosen(graph, repeats, options, everything)
    return _Writer(graph, repeats, found, options, called).view()


class _Writer:
    """Everything that is said about the boxes of one outline."""

    def __init__(
        self, graph: Graph, repeats: Repeats, found: Outline, options: Options,
        called: dict[int, str],
    ) -> None:
        self.graph, self.repeats, self.found, self.options = graph, repeats, found, options
        self.called = called
        self.number = {place: number for number, place in enumerate(found.places)}
        self.whole = len(found.places) == len(graph.order) <= MOST_WITH_NUMBERS
        self.groups: list[Group] = []
        self.group_of: dict[int, int] = {NOWHERE: NO_GROUP}
        self.users = graph.users()
        self.axes = {key if isinstance(key, str) else id(key): labels
                     for key, labels in options.axes.items()}

    def view(self) -> View:
        boxes = [self._box(place) for place in self.found.places]
        box_of = {node: self._box_of(node) for node in range(len(self.graph.order))}
        often = Counter(box.name for box in boxes)
        picture = Picture(
            tuple(boxes), tuple(self.groups), self._caption(), len(self.graph.order),
            ambiguous=frozenset(name for name, count in often.items() if count > 1),
            formulas=self.options.shows("op", self.whole))
        picture = picture.without_a_frame_around_all()
        most = MOST_IN_ALL if self.options.depth is None else MOST
        if runs := in_runs(picture, most):
            picture, numbers = runs
            box_of = {node: numbers[box] for node, box in box_of.items()}
        return View(picture, self.graph.order, box_of)

    def _box_of(self, node: int) -> int:
        """The box that shows a node; of a merged leaf, that of the op that names it."""
        shown = self.repeats.shown(node)
        if shown in self.found.merged:
            shown = self.users[shown][0]
        return self.number[self.found.shown_in[shown]]

    def _caption(self) -> str:
        """What was left out, and how to see it."""
        total, shown = len(self.graph.order), len(self.found.places)
        if total == shown:
            return ""
        once = [
            f"{re.sub(r'[.][0-9]+$', '', call.path) or call.kind} ×{count}"
            for number, count in self.repeats.count.items()
            if self._is_drawn(number) and (call := self.graph.calls[number])
        ]
        if once:
            return say(
                "{values} shown as {n}, {repeats} drawn once; draw(…, depth=None) for all",
                values=counted(total, "value"), n=shown, repeats=say(" and ").join(once))
        return say("{values} shown as {n}; draw(…, depth=None) for all",
                   values=counted(total, "value"), n=shown)

    def _is_drawn(self, call: int) -> bool:
        """True if a call has a box or a frame of its own."""
        return call in self.group_of or place_of_call(call) in self.number

    def _box(self, place: Place) -> Box:
        sources = tuple(self.number[source] for source in self.found.sources[place])
        if place < 0:
            return self._module(place, sources)
        node = self.graph.order[place]
        box = self._value(place, sources)
        return _failed(box, node) if isinstance(node, Failed) else box

    # -- one value -----------------------------------------------------------------------------

    def _value(self, place: Place, sources: tuple[int, ...]) -> Box:
        node, options = self.graph.order[place], self.options
        name = self._name(place) if options.shows("name", self.whole) else ""
        role = role_of(node)
        # The 2 of ``2 * x`` is less a value than it is a name.
        stands_for_itself = role is Role.CONSTANT and not name and not np.shape(node.data)
        data = options.shows("value", self.whole) or stands_for_itself
        labels = self._labels(place)
        return Box(
            role=role,
            name=name,
            op=shortened(printable(node.op), LONGEST_NAME) if node.parents else "",
            shape=shape_text(node.data) if options.shows("shape", self.whole) else "",
            data=field_of(node.data, labels) if data else None,
            grad=self._grad(node, labels) if options.shows("grad", self.whole) else None,
            arguments=tuple(self._argument(parent) for parent in self.graph.inputs[place]),
            inputs=sources,
            nodes=(place,),
            group=self._group(self.graph.scope[place]),
            count=self.repeats.times.get(place, 1),
        )

    def _argument(self, parent: int) -> int | str:
        """What a formula calls a parent: the box it is in, or its own name if it has none."""
        shown = self.repeats.shown(parent)
        if shown in self.found.merged:
            node = self.graph.order[shown]
            if not np.shape(node.data) and not node.requires_grad:
                return self._name(shown) or field_of(node.data).single
            return self._name(shown) or ("parameter" if node.requires_grad else "constant")
        return self.number[self.found.shown_in[shown]]

    def _name(self, place: int) -> str:
        """What the reader calls it, else its own name, else its path in the model."""
        node = self.graph.order[place]
        name = self.called.get(id(node)) or node.name or self.graph.paths.get(id(node), "")
        call = self.graph.scope[place]
        if call != NOWHERE and not node.parents:
            name = name.removeprefix(self.graph.calls[call].path + ".")
        return shortened(printable(name), LONGEST_NAME)

    def _grad(self, node: Node, labels: AxisLabels) -> Field | None:
        """The gradient, or that there is none where one may still arrive."""
        if node.grad is not None:
            return field_of(node.grad, labels)
        # An array in the middle of a graph never keeps its gradient: nothing to say there.
        return NOTHING_YET if node.requires_grad and not node.parents else None

    def _labels(self, place: int) -> AxisLabels:
        """What the reader calls the rows and columns of this value."""
        node, name = self.graph.order[place], self._name(place)
        given = self.axes.get(id(node), self.axes.get(name) if name else None)
        return NO_LABELS if given is None else axis_labels(
            given, np.shape(node.data), name or node.op or "a value")

    # -- modules -------------------------------------------------------------------------------

    def _module(self, place: Place, sources: tuple[int, ...]) -> Box:
        """A closed call: its name, its class, and the shapes of what leaves it."""
        number = place_of_call(place)
        call, nodes = self.graph.calls[number], self.found.nodes[place]
        leaving = [node for node in nodes if self._leaves(node, number)]
        shapes = dict.fromkeys(shape_text(self.graph.order[node].data) for node in leaving)
        return Box(
            role=Role.MODULE,
            name=self._label(number) if self.options.shows("name", self.whole) else "",
            op="",
            shape=", ".join(list(shapes)[:2]) if self.options.shows("shape", self.whole) else "",
            data=None, grad=None, arguments=(),
            inputs=sources,
            nodes=(*(node for node in nodes if node != leaving[-1]), leaving[-1]),
            group=self._group(call.parent),
            path=call.path, cls=call.kind,
            count=self.repeats.count.get(number, 1),
        )

    def _leaves(self, node: int, call: int) -> bool:
        """True for what a call hands out."""
        graph = self.graph
        return not self.users[node] or node in graph.outputs or any(
            call not in graph.around(graph.scope[user]) for user in self.users[node])

    def _label(self, number: int) -> str:
        """The path, without what the frame around it says already."""
        call = self.graph.calls[number]
        outer, label = call.parent, call.path
        while outer != NOWHERE and label == call.path:
            label = label.removeprefix(self.graph.calls[outer].path + ".")
            outer = self.graph.calls[outer].parent
        return shortened(printable(label), LONGEST_NAME)

    def _group(self, number: int) -> int:
        """The frame of an open call, made when it is first needed, after those around it."""
        for call in reversed(list(self.graph.around(number))):
            if call not in self.group_of:
                self.group_of[call] = len(self.groups)
                said = self.graph.calls[call]
                self.groups.append(Group(self._label(call), said.path, said.kind,
                                         self.repeats.count.get(call, 1),
                                         self.group_of[said.parent]))
        return self.group_of[number]


def _failed(box: Box, node: Failed) -> Box:
    """In place of a value: why there is none, and the shapes that did not fit."""
    shapes = " and ".join(shape_text(parent.data) or "one number" for parent in node.parents)
    return replace(box, role=Role.FAILED, shape=shapes, data=Field(line=node.reason), grad=None)


def role_of(node: Node) -> Role:
    if node.parents:
        return Role.OPERATION
    return Role.PARAMETER if node.requires_grad else Role.CONSTANT
