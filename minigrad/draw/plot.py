"""Curves in ink: lines with bands, axes with ticks, a legend."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from minigrad.draw.canvas import FAINT, LINE, short, text_at, width_of
from minigrad.draw.series import Series, buckets
from minigrad.draw.ticks import Axis

#: Colours that differ in lightness too, readable on white; dashes tell them apart without colour.
COLOURS = ("#c65d07", "#2f6fc4", "#1f8a5b", "#9a3fa0", "#7a6a12", "#5b6675")
DASHES = ("", "7 3", "2 3", "9 3 2 3")

WIDTH, HEIGHT = 560, 260
LABEL, LINE_HEIGHT = 11, 16
#: So many points of one line can be told apart; all lines together get no more than ``ALL_POINTS``.
POINTS, ALL_POINTS = 400, 1200


def frame(x: Axis, y: Axis, names: tuple[str, str]) -> tuple[str, float]:
    """Axes, ticks and their names around the place of the lines, and the room that it takes left.

    The place of the lines begins at 0, 0; what is left of it has a negative x.
    """
    across, up = x.ticks(6), y.ticks(5)
    left = max((width_of(text, LABEL) for _, text in up), default=0) + 10
    lines, parts = [], []
    for number, text in up:
        at = (1 - float(y.share(np.array(number)))) * HEIGHT
        lines.append(f"M0 {short(at)}h{WIDTH}")
        parts.append(text_at(-8, at + 4, text, more='text-anchor="end"'))
    marks = []
    for number, text in across:
        at = float(x.share(np.array(number))) * WIDTH
        marks.append(f"M{short(at)} {HEIGHT}v5")
        parts.append(text_at(at, HEIGHT + 18, text, more='text-anchor="middle"'))
    parts.append(text_at(WIDTH / 2, HEIGHT + 36, names[0], more='text-anchor="middle"'))
    parts.append(text_at(-left - 6, HEIGHT / 2, names[1], turn=-90, more='text-anchor="middle"'))
    return (
        f'<path d="{"".join(lines)}" stroke="#e4e8ee"/>'
        f'<path d="M0 0V{HEIGHT}H{WIDTH}{"".join(marks)}" fill="none" stroke="{LINE}"/>'
        f'<g fill="{FAINT}">{"".join(parts)}</g>'
    ), left + 6 + LABEL


def line(series: Series, x: Axis, y: Axis, place: int, together: int) -> str:
    """One curve, and behind it the band in which its numbers lie."""
    most = max(12, min(POINTS, ALL_POINTS // together))
    # A band takes twice as many points again.
    parts = buckets(series, most if len(series.y) <= most else most // 2)
    across = x.share(parts.x) * WIDTH
    up, low, high = ((1 - y.share(numbers)) * HEIGHT for numbers in
                     (parts.mean, parts.low, parts.high))
    colour, dash = style(place)
    band = ""
    if parts.size > 1:
        band = f'<path d="{_band(across, low, high)}" fill="{colour}" opacity=".22"/>'
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    path, points = _path(across, up)
    return band + (
        f'<g fill="none" stroke="{colour}" stroke-linejoin="round" stroke-linecap="round">'
        f'<path d="{path}" stroke-width="1.8"{dashes}/>'
        + (f'<path d="{points}" stroke-width="6"/>' if points else "") + "</g>"
    )


def style(place: int) -> tuple[str, str]:
    return COLOURS[place % len(COLOURS)], DASHES[place % len(DASHES)]


def runs(there: np.ndarray) -> list[tuple[int, int]]:
    """Where a line can be drawn without a gap: from, and up to but not including."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], there, [False]]).astype(int)))
    return [(int(start), int(stop)) for start, stop in edges.reshape(-1, 2)]


def _path(x: np.ndarray, y: np.ndarray) -> tuple[str, str]:
    """The lines, and the points: a number between two gaps is a line to itself with round ends."""
    lines, points = [], []
    places = [f"{short(a)} {short(b)}" for a, b in zip(x, y, strict=True)]
    for start, stop in runs(np.isfinite(y)):
        if stop - start == 1:
            points.append(f"M{places[start]}h0")
        else:
            lines.append("M" + "L".join(places[start:stop]))
    return "".join(lines), "".join(points)


def _band(x: np.ndarray, low: np.ndarray, high: np.ndarray) -> str:
    parts = []
    for start, stop in runs(np.isfinite(low)):
        points = [*zip(x[start:stop], high[start:stop], strict=True),
                  *reversed([*zip(x[start:stop], low[start:stop], strict=True)])]
        parts.append("M" + "L".join(f"{short(a)} {short(b)}" for a, b in points) + "z")
    return "".join(parts)


def legend(names: Sequence[str], width: float) -> tuple[str, float]:
    """A sample of each line and its name, in as many lines as they need, and how high that is."""
    parts, x, y = [], 0.0, 0
    for place, name in enumerate(names):
        needed = 34 + width_of(name, LABEL) + 20
        if x and x + needed - 20 > width:
            x, y = 0.0, y + LINE_HEIGHT
        colour, dash = style(place)
        dashes = f' stroke-dasharray="{dash}"' if dash else ""
        parts.append(f'<path d="M{short(x)} {y + 6}h26" stroke="{colour}"'
                     f' stroke-width="2.2"{dashes}/>' + text_at(x + 34, y + 10, name))
        x += needed
    return "".join(parts), y + LINE_HEIGHT
