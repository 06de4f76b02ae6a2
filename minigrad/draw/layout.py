"""Places for boxes and lines in pure Python: layers, few crossings, straight lines.

The way of Sugiyama, Tagawa and Toda 1981, «Methods for Visual Understanding of Hierarchical
System Structures». A line bends only in the gaps between layers, so none runs through a box.

Everything here is computed from top to bottom; for a picture from left to right the two axes
are exchanged before and after.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from minigrad.draw.coordinates import Pull, Rows
from minigrad.draw.crossings import places_of, uncross
from minigrad.draw.layers import Edge, Layers, layered_points

Size = tuple[float, float]
Point = tuple[float, float]

#: Between two boxes of a layer, between two layers, and between two lines that end at one box.
SIDE_GAP, LAYER_GAP, PORT_GAP = 16.0, 34.0, 14.0
STONE_WIDTH = 4.0

#: How much a line wants to be straight: one between only two, and a trunk, before any other.
SLIGHTLY, STRONGLY = 1.0, 8.0

#: Work per picture, in visits to a point: a large graph gets fewer rounds, not a longer wait.
WORK = 150_000


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line: cubic Bézier curves joined end to end, 1 + 3n points.

    ``target`` is None for a trunk, from which the lines to several boxes branch off.
    """

    source: int
    target: int | None
    points: list[Point]


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything lies: the middle of each box, and the lines."""

    size: Size
    centres: list[Point]
    strokes: list[Stroke]


def layered(sizes: Sequence[Size], edges: Sequence[Edge], direction: str) -> Layout:
    """Lay out boxes of these sizes; boxes are numbered so that edges lead to higher numbers."""
    sideways = direction == "LR"
    plan = _Plan([(h, w) if sideways else (w, h) for w, h in sizes], edges)
    return _exchanged(plan.layout()) if sideways else plan.layout()


def _exchanged(layout: Layout) -> Layout:
    def swap(points: list[Point]) -> list[Point]:
        return [(y, x) for x, y in points]

    strokes = [Stroke(s.source, s.target, swap(s.points)) for s in layout.strokes]
    return Layout(swap([layout.size])[0], swap(layout.centres), strokes)


class _Plan:
    """One layout on its way, from top to bottom."""

    def __init__(self, sizes: Sequence[Size], edges: Sequence[Edge]) -> None:
        self.sizes = sizes
        self.edges = edges
        self.found: Layers = layered_points(len(sizes), edges)
        rounds = max(4, min(24, WORK // len(self.found.rank)))
        uncross(self.found, rounds)
        self.ports = self._ports()
        self.x = self._across(rounds)
        self.bands = self._bands()
        self._slide_ports()

    def layout(self) -> Layout:
        """The finished picture, its corner at (0, 0)."""
        strokes = [self._trunk(source) for source in self.found.trunks]
        strokes += [self._branch(index) for index in range(len(self.edges))]
        width = max(x + w / 2 for x, (w, _) in zip(self.x, self.sizes, strict=False))
        width = max(width, max(self.x))
        return Layout((width, self.bands[-1][1]), self._centres(), strokes)

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
        return ports

    def _across(self, rounds: int) -> list[float]:
        """The x of every point, the leftmost edge of all at 0."""
        stones = len(self.found.rank) - len(self.sizes)
        widths = [*(width for width, _ in self.sizes), *([STONE_WIDTH] * stones)]
        rows = Rows(self.found.layers, widths, SIDE_GAP)
        rows.relax(*self._pulls(), rounds)
        for source, trunk in self.found.trunks.items():
            rows.straighten(source, trunk)
        left = min(at - width / 2 for at, width in zip(rows.place, widths, strict=True))
        return [at - left for at in rows.place]

    def _pulls(self) -> tuple[list[list[Pull]], list[list[Pull]]]:
        """What draws each point from above, and from below."""
        above: list[list[Pull]] = [[] for _ in self.found.rank]
        below: list[list[Pull]] = [[] for _ in self.found.rank]

        def pull(upper: int, lower: int, port: float, weight: float) -> None:
            above[lower].append((upper, -port, weight))
            below[upper].append((lower, port, weight))

        for source, trunk in self.found.trunks.items():
            pull(source, trunk[0], 0.0, SLIGHTLY)
            for upper, lower in pairwise(trunk):
                pull(upper, lower, 0.0, STRONGLY)
        for edge, start, port in zip(self.edges, self.found.starts, self.ports, strict=True):
            if self.found.joined(edge, start):
                lonely = len(self.found.below[start]) == len(self.found.above[edge[1]]) == 1
                pull(start, edge[1], port, STRONGLY if lonely else SLIGHTLY)
        return above, below

    def _slide_ports(self) -> None:
        """A line that comes alone and nearly straight need not bend to hit the middle."""
        for index, (start, edge) in enumerate(zip(self.found.starts, self.edges, strict=True)):
            aside = self.x[start] - self.x[edge[1]]
            alone = len(self.found.above[edge[1]]) == 1
            if alone and self.found.joined(edge, start) and abs(aside) <= PORT_GAP:
                self.ports[index] = aside

    def _bands(self) -> list[tuple[float, float]]:
        """Where each layer begins and ends: as high as its highest box."""
        bands = []
        y = 0.0
        for layer in self.found.layers:
            height = max((self.sizes[p][1] for p in layer if p < len(self.sizes)), default=0.0)
            bands.append((y, y + height))
            y += height + LAYER_GAP
        return bands

    def _centres(self) -> list[Point]:
        return [(self.x[box], sum(self.bands[self.found.rank[box]]) / 2)
                for box in range(len(self.sizes))]

    def _trunk(self, source: int) -> Stroke:
        points = self._leave(source)
        for stone in self.found.trunks[source]:
            begin, end = self.bands[self.found.rank[stone]]
            _bend(points, (self.x[stone], begin))
            _straight(points, (self.x[stone], end))
        return Stroke(source, None, points)

    def _branch(self, index: int) -> Stroke:
        source, target = self.edges[index]
        x = self.x[target] + self.ports[index]
        begin, end = self.bands[self.found.rank[target]]
        points = self._leave(self.found.starts[index])
        _bend(points, (x, begin))
        _straight(points, (x, (begin + end - self.sizes[target][1]) / 2))
        return Stroke(source, target, points)

    def _leave(self, point: int) -> list[Point]:
        """From a box or a stone to the end of its layer."""
        begin, end = self.bands[self.found.rank[point]]
        if point >= len(self.sizes):
            return [(self.x[point], end)]
        points = [(self.x[point], (begin + end + self.sizes[point][1]) / 2)]
        _straight(points, (self.x[point], end))
        return points


def _straight(points: list[Point], end: Point) -> None:
    """Go on to ``end`` in a straight line."""
    (x, y), (to_x, to_y) = points[-1], end
    if abs(x - to_x) + abs(y - to_y) > 0.1:
        points += [(x + (to_x - x) / 3, y + (to_y - y) / 3),
                   (to_x - (to_x - x) / 3, to_y - (to_y - y) / 3), end]


def _bend(points: list[Point], end: Point) -> None:
    """Go on to ``end``, leaving and arriving straight down."""
    (x, y), (to_x, to_y) = points[-1], end
    middle = (y + to_y) / 2
    points += [(x, middle), (to_x, middle), end]
