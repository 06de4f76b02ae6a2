"""Lines and places: what a layout is, whoever made it."""

from __future__ import annotations

from dataclasses import dataclass, field

Size = tuple[float, float]
Point = tuple[float, float]
Rect = tuple[float, float, float, float]


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
    #: For each module box its left, top, width and height.
    frames: list[Rect] = field(default_factory=list)


def exchanged(point: Point) -> Point:
    return point[1], point[0]


def turned(layout: Layout) -> Layout:
    """The same with both axes exchanged."""
    strokes = [Stroke(s.source, s.target, list(map(exchanged, s.points))) for s in layout.strokes]
    frames = [(y, x, height, width) for x, y, width, height in layout.frames]
    return Layout(exchanged(layout.size), list(map(exchanged, layout.centres)), strokes, frames)


def straight(points: list[Point], end: Point) -> None:
    """Go on to ``end`` in a straight line."""
    (x, y), (to_x, to_y) = points[-1], end
    if abs(x - to_x) + abs(y - to_y) > 0.1:
        points += [(x + (to_x - x) / 3, y + (to_y - y) / 3),
                   (to_x - (to_x - x) / 3, to_y - (to_y - y) / 3), end]


def bend(points: list[Point], end: Point) -> None:
    """Go on to ``end``, leaving and arriving straight down."""
    (x, y), (to_x, to_y) = points[-1], end
    middle = (y + to_y) / 2
    points += [(x, middle), (to_x, middle), end]
