"""Curves in characters: the eight dots of a braille letter, or one mark for each place."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from minigrad.draw.plot import COLOURS, runs
from minigrad.draw.series import Series, buckets
from minigrad.draw.ticks import Axis

#: One character for each series, where neither colours nor braille tell them apart.
MARKS = "*o+x#@%&"

BLANK = 0x2800
#: The bit of each dot of a braille letter, row by row.
BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))


def lit(series: Series, x: Axis, y: Axis, wide: int, high: int, thin: bool) -> np.ndarray:
    """Which of ``high`` × ``wide`` dots a curve touches, the first row at the top."""
    dots = np.zeros((high, wide), bool)
    parts = buckets(series, wide)
    # A mean in each column keeps curves apart; a single one shows how far it reaches.
    rows = [parts.mean] if thin else [parts.low, parts.high]
    across = np.rint(x.share(parts.x) * (wide - 1)).astype(int).repeat(len(rows))
    up = ((1 - y.share(np.array(rows))) * (high - 1)).T.ravel()
    for start, stop in runs(np.isfinite(up)):
        _touch(dots, across[start:stop], up[start:stop])
    return dots


def _touch(dots: np.ndarray, across: np.ndarray, up: np.ndarray) -> None:
    """Light what lies on the way from each point to the next."""
    rows = np.rint(up).astype(int)
    dots[rows, across] = True
    steps = np.maximum(np.abs(np.diff(across)), np.abs(np.diff(rows)))
    for place in np.flatnonzero(steps > 1):
        share = np.linspace(0, 1, steps[place] + 1)
        between = up[place] + share * (up[place + 1] - up[place])
        beside = across[place] + share * (across[place + 1] - across[place])
        dots[np.rint(between).astype(int), np.rint(beside).astype(int)] = True


def braille(
    all_series: Sequence[Series], x: Axis, y: Axis, wide: int, high: int
) -> list[list[tuple[str, str]]]:
    """Letters of 2 × 4 dots, each in the colour of the last curve that passes through it."""
    letters = np.full((high, wide), BLANK)
    owner = np.full((high, wide), -1)
    for place, series in enumerate(all_series):
        dots = lit(series, x, y, 2 * wide, 4 * high, len(all_series) > 1).reshape(high, 4, wide, 2)
        letters |= (dots * np.array(BITS)[None, :, None, :]).sum((1, 3))
        owner[dots.any((1, 3))] = place
    return [
        [(chr(letter), COLOURS[who % len(COLOURS)]) if who >= 0 else (" ", "")
         for letter, who in zip(line, owners, strict=True)]
        for line, owners in zip(letters.tolist(), owner.tolist(), strict=True)
    ]


def marks(all_series: Sequence[Series], x: Axis, y: Axis, wide: int, high: int) -> list[str]:
    """One character for each place, that of the last curve that passes through it."""
    places = np.full((high, wide), " ")
    for place, series in enumerate(all_series):
        places[lit(series, x, y, wide, high, len(all_series) > 1)] = MARKS[place % len(MARKS)]
    return ["".join(line) for line in places.tolist()]
