"""Positional encoding: the table as a heat map, and some of its columns as the waves they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from minigrad.draw.canvas import FAINT, LINE, MARGIN, short, text_at
from minigrad.draw.figure import Line
from minigrad.draw.grid import Grid, grid_of
from minigrad.draw.ink import measure
from minigrad.draw.panels import Heatmap, finished
from minigrad.draw.plot import COLOURS
from minigrad.draw.text import columns, padded
from minigrad.errors import IdError
from minigrad.words import say

STRIP, BESIDE = 66, 14
BARS = "▁▂▃▄▅▆▇█"


def positions_map(
    table: Any,
    *,
    waves: Sequence[int] | None = None,
    title: str | None = None,
    ax: Any = None,
) -> PositionsMap:
    """A positional encoding: a row for each position, and columns drawn as waves beside it.

    Args:
        table: ``length d_model``.
        waves: Which columns to draw as waves; for None four, from the fastest wave to slow ones.
        title: What stands above it.
        ax: Axes of matplotlib on which to draw the table as well.

    Raises:
        ShapeError: ``table`` is no matrix.
        IdError: it has no such column.
    """
    grid = grid_of(table, row_axis=say("position"), column_axis=say("dimension"),
                   scale="signed", names=("table", "positions", "dimensions"))
    chosen = _some_waves(grid.shape[1]) if waves is None else tuple(map(int, waves))
    for wave in chosen:
        if not 0 <= wave < grid.shape[1]:
            raise IdError(
                say("there is no such wave\n  expected  0 to {last}, a column of table\n"
                    "  got       {wave}", last=grid.shape[1] - 1, wave=wave)
            )
    figure = PositionsMap(title or say("positional encoding"), [("", grid)], waves=chosen)
    finished(figure, ax)
    return figure


def _some_waves(width: int) -> tuple[int, ...]:
    """The first column and slower ones; all are even, where a sinusoidal table has its sines."""
    return tuple(sorted({width * eighth // 8 // 2 * 2 for eighth in (0, 1, 2, 4)}))


@dataclass(repr=False, eq=False)
class PositionsMap(Heatmap):
    """A table of positions, and which of its columns are drawn as waves."""

    waves: tuple[int, ...] = ()

    def body(self, key: str) -> tuple[str, tuple[float, float]]:
        ink, (width, height) = super().body(key)
        size = measure(self.grid)
        top, high = self.top() + size.top, size.cell[1] * self.grid.shape[0]
        right = MARGIN + size.width + 2 * BESIDE
        parts = []
        for place, wave in enumerate(self.waves):
            colour = COLOURS[place % len(COLOURS)]
            mark = MARGIN + size.left + (wave + 0.5) * size.cell[0]
            parts.append(f'<path d="M{short(mark)} {short(top + high + 3)}l4 7h-8z"'
                         f' fill="{colour}"/>')
            left = right + place * (STRIP + BESIDE)
            parts.append(f'<g transform="translate({short(left)},{short(top)})">'
                         f"{_strip(self.grid, wave, high, colour)}</g>")
        used = right + len(self.waves) * (STRIP + BESIDE)
        return "\n".join([ink, *parts]), (max(width, used), height)

    def lines(self, width: int, color: bool, ascii: bool) -> Iterator[Line]:
        yield from super().lines(width, color, ascii)
        names = [say("dimension {n}", n=wave) + " " for wave in self.waves]
        left = max(map(columns, names), default=0)
        for place, (name, wave) in enumerate(zip(names, self.waves, strict=True)):
            bars = _bars(self.grid.values[:, wave], self.grid.scale.limit, width - left)
            yield [(padded(name, left), ""), (bars, COLOURS[place % len(COLOURS)])]


def _strip(grid: Grid, wave: int, high: float, colour: str) -> str:
    """One column, its positions running down beside those of the table."""
    numbers = grid.values[:, wave]
    step = max(1, len(numbers) // 400)
    points = [
        f"{short(STRIP / 2 * (1 + 0.94 * grid.scale.share(float(numbers[row]))))}"
        f" {short((row + 0.5) * high / len(numbers))}"
        for row in range(0, len(numbers), step)
    ]
    return (
        f'<rect width="{STRIP}" height="{short(high)}" fill="none" stroke="{LINE}"/>'
        f'<path d="M{STRIP / 2:g} 0v{short(high)}" stroke="{LINE}" stroke-dasharray="2 3"/>'
        f'<path d="M{"L".join(points)}" fill="none" stroke="{colour}" stroke-width="1.6"'
        f' stroke-linejoin="round"/>'
        + text_at(STRIP / 2, -5, say("dim {n}", n=wave),
                  more=f'text-anchor="middle" fill="{FAINT}"')
    )


def _bars(numbers: np.ndarray, limit: float, width: int) -> str:
    """A wave lying down: one bar for each position, of which as many are shown as fit."""
    kept = len(numbers) if len(numbers) <= width else width - 1
    shares = np.nan_to_num(np.clip(numbers[:kept] / limit, -1, 1))
    bars = "".join(BARS[round((share + 1) / 2 * (len(BARS) - 1))] for share in shares.tolist())
    return bars + "…" * (kept < len(numbers))
