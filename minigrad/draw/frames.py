"""Frames: each module box is planned by itself, then stands as one box in its own frame.

A line that enters or leaves a frame does so at a port on its border. There is one port for each
value that comes in, and one for each that goes out, however many lines it has on the other side.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass, field

from minigrad.draw.layers import Edge
from minigrad.draw.layout import Plan, Ports, Spacing
from minigrad.draw.strokes import Point, Size, exchanged

#: Around the boxes of a frame; its title stands in a strip of its own.
PAD, BOTTOM, LABEL_STRIP = 8.0, 6.0, 18.0

#: What stands in a frame: a box ("box", number), a frame ("frame", number), or a port for a value
#: that comes in or goes out ("in", box), ("out", box).
Item = tuple[str, int]
#: A line within one frame: its end, the value it carries, and its number if it reaches a box.
Key = tuple[Item, int, int]

OUTSIDE = -1


@dataclass(slots=True)
class Level:
    """What lies directly in one frame, or outside of all."""

    items: dict[Item, int] = field(default_factory=dict)
    #: The lines, each from an item.
    lines: dict[Key, Item] = field(default_factory=dict)
    order: list[Item] = field(default_factory=list)
    place: dict[Item, int] = field(default_factory=dict)
    number: dict[Key, int] = field(default_factory=dict)
    plan: Plan = field(init=False)
    size: Size = (0.0, 0.0)
    #: Where the boxes begin in the frame.
    corner: Point = (0.0, 0.0)

    def at(self, item: Item) -> float:
        """Where on the border of the frame a port is, from its middle."""
        return self.corner[0] + self.plan.x[self.place[item]] - self.size[0] / 2


@dataclass(frozen=True, slots=True)
class Nest:
    """What there is to lay out: which frame each box and frame stands in (-1: none)."""

    sizes: Sequence[Size]
    edges: Sequence[Edge]
    inside: Sequence[int]
    parents: Sequence[int]
    #: How wide the title of each frame is.
    titles: Sequence[float]


class Frames:
    """The plan of every frame, the inner ones first, and of what lies outside of all."""

    def __init__(self, nest: Nest, sideways: bool, spacing: Spacing) -> None:
        self.nest, self.sideways, self.spacing = nest, sideways, spacing
        self.levels = {number: Level() for number in range(-1, len(nest.parents))}
        self.paths: list[list[tuple[int, Key]]] = []
        for number, group in enumerate(nest.inside):
            self.levels[group].items["box", number] = number
        self._add_frames()
        for number, edge in enumerate(nest.edges):
            self.paths.append(self._path(number, edge))
        for number in reversed(range(-1, len(nest.parents))):
            self._plan(number)

    def _add_frames(self) -> None:
        """Frames stand among the boxes as their first box does."""
        first: dict[int, int] = {}
        for box, group in enumerate(self.nest.inside):
            for frame in self._around(group):
                first.setdefault(frame, box)
        for frame, parent in enumerate(self.nest.parents):
            self.levels[parent].items["frame", frame] = first[frame]

    def _around(self, group: int) -> list[int]:
        found = []
        while group != OUTSIDE:
            found.append(group)
            group = self.nest.parents[group]
        return found

    def _path(self, number: int, edge: Edge) -> list[tuple[int, Key]]:
        """The pieces of one edge: out of its frames, across, and into others."""
        source, target = edge
        out, into = self._around(self.nest.inside[source]), self._around(self.nest.inside[target])
        while out and into and out[-1] == into[-1]:
            meeting = out.pop()
            into.pop()
        meeting = self.nest.parents[out[-1]] if out else (
            self.nest.parents[into[-1]] if into else self.nest.inside[source])
        path, item = [], ("box", source)
        for frame in out:
            path.append(self._piece(frame, item, ("out", source), source))
            item = ("frame", frame)
        for frame in reversed(into):
            path.append(self._piece(meeting, item, ("frame", frame), source))
            item, meeting = ("in", source), frame
        path.append(self._piece(meeting, item, ("box", target), source, number))
        return path

    def _piece(
        self, group: int, start: Item, end: Item, value: int, number: int = -1
    ) -> tuple[int, Key]:
        level, key = self.levels[group], (end, value, number)
        for item in (start, end):
            level.items.setdefault(item, -1)
        level.lines[key] = start
        return group, key

    # -- one frame -----------------------------------------------------------------------------

    def _plan(self, number: int) -> None:
        level = self.levels[number]
        level.order = _ordered(level)
        level.place = place = {item: at for at, item in enumerate(level.order)}
        edges, leaves, arrives = [], [], {}
        for at, (key, start) in enumerate(level.lines.items()):
            (end, value, _) = key
            level.number[key] = at
            edges.append((place[start], place[end]))
            leaves.append(self._port(start, ("out", value)))
            if end[0] != "box":
                arrives[at] = self._port(end, ("in", value))
        first, last = (frozenset(place[item] for item in level.order if item[0] == kind)
                       for kind in ("in", "out"))
        entering = [key[0][0] for key, start in level.lines.items() if start[0] == "in"]
        straight = set(entering) <= {"frame"} and len(entering) == len(first)
        ports = Ports(leaves, arrives, first, last, straight)
        level.plan = Plan([self._size(item) for item in level.order], edges, self.spacing, ports)
        level.size, level.corner = self._framed(number, level.plan.size())

    def _port(self, item: Item, port: Item) -> float:
        """How far beside the middle of an item a line meets it."""
        return self.levels[item[1]].at(port) if item[0] == "frame" else 0.0

    def _size(self, item: Item) -> Size:
        kind, number = item
        if kind == "box":
            size = self.nest.sizes[number]
            return exchanged(size) if self.sideways else size
        return self.levels[number].size if kind == "frame" else (4.0, 0.0)

    def _framed(self, number: int, inner: Size) -> tuple[Size, Point]:
        """The size of a frame around boxes of this size, and where they begin in it."""
        if number == OUTSIDE:
            return inner, (0.0, 0.0)
        (width, height), title = inner, self.nest.titles[number]
        # The strip of the title lies at the top of the finished picture, whatever its direction.
        if self.sideways:
            return ((width + BOTTOM + LABEL_STRIP, max(height + PAD + BOTTOM, title)),
                    (LABEL_STRIP, PAD))
        wide = max(width + 2 * PAD, title)
        return (wide, height + BOTTOM + LABEL_STRIP), ((wide - width) / 2, LABEL_STRIP)


def _ordered(level: Level) -> list[Item]:
    """The items, each after what leads to it, otherwise as the boxes are numbered."""
    users: dict[Item, list[Item]] = {item: [] for item in level.items}
    waiting = dict.fromkeys(level.items, 0)
    for (end, _, _), start in level.lines.items():
        users[start].append(end)
        waiting[end] += 1
    ready = [(level.items[item], item) for item, count in waiting.items() if not count]
    heapq.heapify(ready)
    order = []
    while ready:
        _, item = heapq.heappop(ready)
        order.append(item)
        for user in users[item]:
            waiting[user] -= 1
            if not waiting[user]:
                heapq.heappush(ready, (level.items[user], user))
    return order
