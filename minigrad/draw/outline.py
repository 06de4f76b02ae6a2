"""An outline: which modules are open, and so which boxes there are and what leads to what.

Two things make a picture smaller: repeats are folded (`repeats`), and calls of modules are closed
(here), each then one box. Lines are led to the box that shows what they lead to, so a residual path
or what the decoder reads of the encoder survives both.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from minigrad.draw.calls import NOWHERE, Graph
from minigrad.draw.repeats import Repeats

#: A box: a node, or a closed call, which is ``-2 - call``.
Place = int


def place_of_call(call: int) -> Place:
    """The box of a closed call, and back again."""
    return -2 - call


@dataclass(slots=True)
class Outline:
    """The boxes, each after what leads to it, and the lines, some of them several times."""

    places: list[Place]
    #: By box: where its lines come from.
    sources: dict[Place, list[Place]]
    #: By node: the box that shows it; by merged leaf: the boxes that name it.
    shown_in: dict[int, Place]
    merged: set[int]
    #: By box: the nodes that it stands for.
    nodes: dict[Place, list[int]] = field(default_factory=dict)


def outline(
    graph: Graph, repeats: Repeats, is_open: Callable[[int], bool], *, merge: bool
) -> Outline:
    """Boxes and lines, with the calls open for which ``is_open`` is true.

    ``merge``: leaves that a formula can name have no box of their own.
    """
    shown = _boxes(graph, repeats, is_open)
    lines = _lines(graph, repeats, shown)
    merged = _mergeable(graph, shown, lines) if merge else set()
    found = Outline([], {}, shown, merged)
    for node, place in shown.items():
        # What is folded within a closed call is in it all the same; its twins elsewhere are not.
        inside = node not in repeats.node_twin or (
            place < 0 and place_of_call(place) in graph.around(graph.scope[node]))
        if node not in merged and inside:
            found.nodes.setdefault(place, []).append(node)
    found.sources = {place: [] for place in found.nodes}
    for (source, target), times in lines.items():
        if source in found.nodes:
            found.sources[target] += [source] * times
    found.places = _ordered(found)
    rank = {place: number for number, place in enumerate(found.places)}
    for sources in found.sources.values():
        sources.sort(key=rank.__getitem__)
    return found


def _boxes(
    graph: Graph, repeats: Repeats, is_open: Callable[[int], bool]
) -> dict[int, Place]:
    """The box of each node: its own, or that of the outermost closed call around it."""
    closed: dict[int, int] = {NOWHERE: NOWHERE}
    for number, call in enumerate(graph.calls):
        outer = closed[call.parent]
        closed[number] = outer if outer != NOWHERE or is_open(number) else number
    shown = {}
    for node in range(len(graph.order)):
        drawn = repeats.shown(node)
        around = closed[graph.scope[drawn]]
        shown[node] = drawn if around == NOWHERE else place_of_call(around)
    return shown


def _lines(
    graph: Graph, repeats: Repeats, shown: dict[int, Place]
) -> dict[tuple[Place, Place], int]:
    """How many lines lead from box to box.

    Between two values there is one for each use; whatever stands for more than one has one.
    """
    first: Counter[tuple[Place, Place]] = Counter()
    copies: set[tuple[Place, Place]] = set()
    for target, inputs in enumerate(graph.inputs):
        for source in inputs:
            edge = repeats.edge(source, target)
            if edge is None:
                continue
            line = shown[edge[0]], shown[edge[1]]
            if line[0] == line[1]:
                continue
            if edge == (source, target) and line == edge:
                first[line] += 1
            else:
                copies.add(line)
    return dict(first) | {line: 1 for line in copies if line not in first}


def _mergeable(
    graph: Graph, shown: dict[int, Place], lines: dict[tuple[Place, Place], int]
) -> set[int]:
    """Leaves for the line of the one box that uses them; what came from outside stays."""
    users = Counter(source for source, _ in lines)
    found = set()
    for node, place in shown.items():
        leaf = place == node and not graph.inputs[node] and node not in graph.outputs
        if leaf and users[place]:
            value = graph.order[node]
            # A constant made in a call, or by a number in a formula, is no input of anybody.
            inner = value.made_in is not None or not getattr(value.data, "shape", ())
            if (users[place] == 1 if value.requires_grad else inner and not value.name):
                found.add(node)
    return found


def _ordered(found: Outline) -> list[Place]:
    """The boxes, each after its sources, otherwise as they were computed."""
    users: dict[Place, list[Place]] = {place: [] for place in found.nodes}
    waiting = dict.fromkeys(found.nodes, 0)
    for target, sources in found.sources.items():
        for source in sources:
            users[source].append(target)
            waiting[target] += 1
    ready = [(found.nodes[place][-1], place) for place, count in waiting.items() if not count]
    heapq.heapify(ready)
    order: list[Place] = []
    while ready:
        _, place = heapq.heappop(ready)
        order.append(place)
        for user in users[place]:
            waiting[user] -= 1
            if not waiting[user]:
                heapq.heappush(ready, (found.nodes[user][-1], user))
    return order
