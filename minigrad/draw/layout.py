"""Places for boxes and lines in pure Python: layers, few crossings, straight lines.

The way of Sugiyama, Tagawa and Toda 1981, «Methods for Visual Understanding of Hierarchical
System Structures». A line bends only in the gaps between layers, so none runs through a box.

Everything here is computed from top to bottom; for a picture from left to right the two axes
are exchanged before and after.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from minigrad.draw.coordinates import Pull, Rows
from minigrad.draw.crossings import places_of, uncross
from minigrad.draw.layers import Edge, Layers, Port, layered_points
from minigrad.draw.strokes import (
    Layout,
    Point,
    Size,
    Stroke,
    bend,
    exchanged,
    straight,
    turned,
)


@dataclass(frozen=True, slots=True)
class Spacing:
    """Between two boxes of a layer, between two layers, before and behind the ports of a frame."""

    side: float = 16.0
    layer: float = 34.0
    port: float = 14.0


#: Where the boxes are single lines of text.
DENSE = Spacing(side=12.0, layer=12.5, port=10.0)

#: Between two lines that end at one box.
PORT_GAP = 14.0
STONE_WIDTH = 4.0

#: How much a line wants to be straight: one between only two, and a trunk, before any other.
SLIGHTLY, STRONGLY = 1.0, 8.0

#: Work per picture, in visits to a point: a large graph gets fewer rounds, not a longer wait.
WORK = 150_000


def layered(
    sizes: Sequence[Size], edges: Sequence[Edge], direction: str, spacing: Spacing | None = None
) -> Layout:
    """Lay out boxes of these sizes; boxes are numbered so that edges lead to higher numbers."""
    sideways = direction == "LR"
    plan = Plan([exchanged(size) for size in sizes] if sideways else sizes, edges, spacing)
    strokes = [Stroke(source, None, points) for (source, _), points in plan.trunks().items()]
    strokes += [Stroke(*edge, plan.branch(index)) for index, edge in enumerate(edges)]
    layout = Layout(plan.size(), plan.centres(), strokes)
    return turned(layout) if sideways else layout


@dataclass(frozen=True, slots=True)
class Ports:
    """Where lines meet boxes, as far as that is given, and which boxes are ports of a frame."""

    leaves: Sequence[float] = ()
    arrives: dict[int, float] = field(default_factory=dict)
    first: frozenset[int] = frozenset()
    last: frozenset[int] = frozenset()
    #: True if no line has to bend between the first ports and what they lead to.
    straight: bool = False


class Plan:
    """One layout on its way, from top to bottom."""

    def __init__(
        self,
        sizes: Sequence[Size],
        edges: Sequence[Edge],
        spacing: Spacing | None = None,
        ports: Ports | None = None,
    ) -> None:
        self.sizes, self.edges, self.spacing = sizes, edges, spacing or Spacing()
        self.given = ports or Ports()
        self.found: Layers = layered_points(
            len(sizes), edges, self.given.leaves, self.given.first, self.given.last)
        rounds = max(4, min(24, WORK // len(self.found.rank)))
        uncross(self.found, rounds)
        self.ports = self._ports()
        self.x = self._across(rounds)
        self.bands = self._bands()
        self._slide_ports()

    def size(self) -> Size:
        width = max(x + w / 2 for x, (w, _) in zip(self.x, self.sizes, strict=False))
        return max(width, max(self.x)), self.bands[-1][1]

    def _ports(self) -> list[float]:
        """For each edge, how far beside the middle of its box it ends.

        Lines end side by side in the order in which they come, so that they do not cross.
        """
        place: dict[int, float] = {}
        for layer in self.found.layers:
            place |= {point: at / len(layer) for point, at in places_of(layer).items()}
        arriving: list[list[int]] = [[] for _ in self.sizes]
        for index, (_, target) in enumerate(self.edges):
            arriving[target].append(index)

        ports = [0.0] * len(self.edges)
        for box, lines in enumerate(arriving):
            lines.sort(key=lambda index: place[self.found.starts[index]])
            step = min(PORT_GAP, (self.sizes[box][0] - 8) / max(1, len(lines)))
            for position, index in enumerate(lines):
                ports[index] = (position - (len(lines) - 1) / 2) * step
        for index, aside in self.given.arrives.items():
            ports[index] = aside
        return ports

    def _across(self, rounds: int) -> list[float]:
        """The x of every point, the leftmost edge of all at 0."""
        stones = len(self.found.rank) - len(self.sizes)
        widths = [*(width for width, _ in self.sizes), *([STONE_WIDTH] * stones)]
        rows = Rows(self.found.layers, widths, self.spacing.side)
        rows.relax(*self._pulls(), rounds)
        for (source, leave), trunk in self.found.trunks.items():
            rows.straighten(rows.place[source] + leave, trunk)
        left = min(at - width / 2 for at, width in zip(rows.place, widths, strict=True))
        return [at - left for at in rows.place]

    def _pulls(self) -> tuple[list[list[Pull]], list[list[Pull]]]:
        """What draws each point from above, and from below."""
        above: list[list[Pull]] = [[] for _ in self.found.rank]
        below: list[list[Pull]] = [[] for _ in self.found.rank]

        def pull(upper: int, lower: int, port: float, weight: float) -> None:
            above[lower].append((upper, -port, weight))
            below[upper].append((lower, port, weight))

        for (source, leave), trunk in self.found.trunks.items():
            pull(source, trunk[0], -leave, SLIGHTLY)
            for upper, lower in pairwise(trunk):
                pull(upper, lower, 0.0, STRONGLY)
        for index, (edge, start) in enumerate(zip(self.edges, self.found.starts, strict=True)):
            if self.found.joined(edge, start):
                aside = self.ports[index] - self.found.offset(index, self.edges)
                lonely = len(self.found.below[start]) == len(self.found.above[edge[1]]) == 1
                pull(start, edge[1], aside, STRONGLY if lonely else SLIGHTLY)
        return above, below

    def _slide_ports(self) -> None:
        """A line that comes alone and nearly straight need not bend to hit the middle."""
        for index, (start, edge) in enumerate(zip(self.found.starts, self.edges, strict=True)):
            aside = self.x[start] + self.found.offset(index, self.edges) - self.x[edge[1]]
            alone = len(self.found.above[edge[1]]) == 1 and index not in self.given.arrives
            room = min(PORT_GAP, self.sizes[edge[1]][0] / 2 - 4)
            if alone and self.found.joined(edge, start) and abs(aside) <= room:
                self.ports[index] = aside

    def _bands(self) -> list[tuple[float, float]]:
        """Where each layer begins and ends: as high as its highest box."""
        bands = []
        y = 0.0
        last = len(self.found.layers) - 1
        for number, layer in enumerate(self.found.layers):
            height = max((self.sizes[p][1] for p in layer if p < len(self.sizes)), default=0.0)
            bands.append((y, y + height))
            if number == last - 1 and self.given.last:
                y += height + self.spacing.port * 0.3
            elif number == 0 and self.given.first:
                y += height + self.spacing.port * (0.5 if self.given.straight else 1.0)
            else:
                y += height + self.spacing.layer
        return bands

    def centres(self) -> list[Point]:
        return [(self.x[box], sum(self.bands[self.found.rank[box]]) / 2)
                for box in range(len(self.sizes))]

    def trunks(self) -> dict[Port, list[Point]]:
        """The lines from which others branch off, by where they start."""
        found = {}
        for (source, leave), stones in self.found.trunks.items():
            points = self._leave(source, leave)
            self._step(points, stones)
            found[source, leave] = points
        return found

    def _step(self, points: list[Point], stones: Sequence[int]) -> None:
        for stone in stones:
            begin, end = self.bands[self.found.rank[stone]]
            bend(points, (self.x[stone], begin))
            straight(points, (self.x[stone], end))

    def branch(self, index: int) -> list[Point]:
        """The line of an edge, from where it leaves the trunk, if there is one."""
        start = self.found.starts[index]
        points = self._leave(start, self.found.offset(index, self.edges))
        self._arrive(points, index)
        return points

    def route(self, index: int) -> list[Point]:
        """The whole line of an edge, along the trunk."""
        source, leave = self.found.port(index, self.edges)
        points = self._leave(source, leave)
        start = self.found.starts[index]
        if start != source:
            trunk = self.found.trunks[source, leave]
            self._step(points, trunk[: trunk.index(start) + 1])
        self._arrive(points, index)
        return points

    def _arrive(self, points: list[Point], index: int) -> None:
        target = self.edges[index][1]
        x = self.x[target] + self.ports[index]
        begin, end = self.bands[self.found.rank[target]]
        bend(points, (x, begin))
        straight(points, (x, (begin + end - self.sizes[target][1]) / 2))

    def _leave(self, point: int, aside: float) -> list[Point]:
        """From a box or a stone to the end of its layer."""
        begin, end = self.bands[self.found.rank[point]]
        x = self.x[point] + aside
        if point >= len(self.sizes):
            return [(x, end)]
        points = [(x, (begin + end + self.sizes[point][1]) / 2)]
        straight(points, (x, end))
        return points
