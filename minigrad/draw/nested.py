"""Layout with frames: the plans of all frames put into one another."""

from __future__ import annotations

from collections.abc import Sequence

from minigrad.draw.frames import OUTSIDE, Frames, Item, Nest
from minigrad.draw.layout import Spacing
from minigrad.draw.strokes import Layout, Point, Rect, Stroke, straight, turned


def nested(
    nest: Nest, direction: str, spacing: Spacing | None = None, *, trunks: bool = True
) -> Layout:
    """Lay out boxes in frames. ``trunks`` False: each edge is one whole line of its own."""
    return _Nesting(Frames(nest, direction == "LR", spacing or Spacing())).layout(trunks)


class _Nesting:
    def __init__(self, frames: Frames) -> None:
        self.nest, self.levels, self.paths = frames.nest, frames.levels, frames.paths
        self.sideways = frames.sideways
        #: Where the boxes of each frame begin in the whole picture.
        self.origin: dict[int, Point] = {OUTSIDE: (0.0, 0.0)}
        self.centres: list[Point] = [(0.0, 0.0)] * len(self.nest.sizes)
        self.rectangles: list[Rect] = [(0.0, 0.0, 0.0, 0.0)] * len(self.nest.parents)
        for number in range(OUTSIDE, len(self.nest.parents)):
            self._place(number)

    def _place(self, number: int) -> None:
        """Give places to the boxes of a frame, and to the frames in it."""
        level, (left, top) = self.levels[number], self.origin[number]
        for (kind, which), (x, y) in zip(level.order, level.plan.centres(), strict=True):
            if kind == "box":
                self.centres[which] = left + x, top + y
            elif kind == "frame":
                inner = self.levels[which]
                width, height = inner.size
                corner = left + x - width / 2, top + y - height / 2
                self.rectangles[which] = *corner, width, height
                self.origin[which] = corner[0] + inner.corner[0], corner[1] + inner.corner[1]

    def layout(self, trunks: bool) -> Layout:
        strokes = self._pieces() if trunks else self._wholes()
        found = Layout(self.levels[OUTSIDE].size, self.centres, strokes, self.rectangles)
        return turned(found) if self.sideways else found

    def _pieces(self) -> list[Stroke]:
        """Each piece once, and what many have in common as a line without an end."""
        trunks, branches = [], []
        for number, level in self.levels.items():
            plan = level.plan
            carried = {plan.found.port(at, plan.edges): value
                       for (_, value, _), at in level.number.items()}
            for port, points in plan.trunks().items():
                moved = self._moved(number, level.order[port[0]], None, points)
                trunks.append(Stroke(carried[port], None, moved))
            for (end, value, line), at in level.number.items():
                start = level.lines[end, value, line]
                begins = plan.found.starts[at] == plan.edges[at][0]
                points = self._moved(number, start if begins else None, end, plan.branch(at))
                branches.append(Stroke(value, end[1] if end[0] == "box" else None, points))
        return trunks + branches

    def _wholes(self) -> list[Stroke]:
        """Each edge as one line, through all frames on its way."""
        strokes = []
        for edge, path in zip(self.nest.edges, self.paths, strict=True):
            points: list[Point] = []
            for number, key in path:
                level = self.levels[number]
                route = level.plan.route(level.number[key])
                piece = self._moved(number, level.lines[key], key[0], route)
                points += piece[1:] if points else piece
            strokes.append(Stroke(*edge, points))
        return strokes

    def _moved(
        self, number: int, start: Item | None, end: Item | None, points: Sequence[Point]
    ) -> list[Point]:
        """The points where they are in the whole picture; at ports out to the border."""
        level, (left, top) = self.levels[number], self.origin[number]
        moved = [(x + left, y + top) for x, y in points]
        if start and start[0] == "in":
            entry = [(moved[0][0], top - level.corner[1])]
            straight(entry, moved[0])
            moved = entry + moved[1:]
        if end and end[0] == "out":
            straight(moved, (moved[-1][0], top - level.corner[1] + level.size[1]))
        return moved
