"""Panels: one grid, or several on one scale side by side, with a title and a key to the colours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from minigrad.draw.axes import axes_for, paint
from minigrad.draw.canvas import FAINT, LINE, MARGIN, TITLE, short, text_at, title_at, width_of
from minigrad.draw.cells import MINUS, Scale, number_text
from minigrad.draw.figure import Figure, Line
from minigrad.draw.grid import MOST_PIXELS, Grid
from minigrad.draw.ink import LABEL, Measure, hatch, measure, panel
from minigrad.draw.shades import beside, drawn, key_line, masked
from minigrad.draw.text import printable
from minigrad.words import say

BETWEEN, LINE_HEIGHT = 22, 15
#: Small multiples stand side by side up to this width, and at most so many.
ROOM, MOST_BESIDE = 960, 4
#: A screen reader is told all numbers of a picture with at most so many cells.
FEW = 64


@dataclass(repr=False, eq=False)
class Heatmap(Figure):
    """One or several grids, each with a title of its own, on one scale."""

    title: str
    panels: Sequence[tuple[str, Grid]]
    notes: Sequence[str] = ()
    #: Whether the title is shown, too.
    headed: bool = True

    @property
    def grid(self) -> Grid:
        """The first: scale and axes are the same for all."""
        return self.panels[0][1]

    # -- in words ----------------------------------------------------------------------------

    def desc(self) -> str:
        rows, columns = self.grid.shape
        cells = say("{rows} × {columns} cells: {row} by {column}.", rows=rows, columns=columns,
                    row=self.grid.row_axis or say("row"),
                    column=self.grid.column_axis or say("column"))
        many = len(self.panels)
        parts = [say("{n} pictures of {cells}", n=many, cells=cells) if many > 1 else cells]
        if rows * columns * len(self.panels) <= FEW:
            parts += [f" {sentence}" for sentence in self._read_out()]
        else:
            numbers = [grid.values[grid.seen & np.isfinite(grid.values)] for _, grid in self.panels]
            every = np.concatenate(numbers)
            if every.size:
                low, high = _brief(every.min()), _brief(every.max())
                parts.append(" " + say("Numbers from {low} to {high}.", low=low, high=high))
        return "".join([*parts, *(f" {note}." for note in self._notes())])

    def _read_out(self) -> Iterator[str]:
        for title, grid in self.panels:
            for row in range(grid.shape[0]):
                cells = (f"{grid.named(1, column)} {_said(grid, row, column)}"
                         for column in range(grid.shape[1]))
                yield f"{title + ', ' if title else ''}{grid.named(0, row)}: {', '.join(cells)}."

    def _notes(self) -> list[str]:
        """What a picture of colours alone would hide."""
        grids = [grid for _, grid in self.panels]
        notes = list(self.notes)
        missing = sum(int(np.sum(np.isnan(grid.values) & grid.seen)) for grid in grids)
        if missing:
            notes.append(say("grey: {n} not a number, the first at {place}", n=missing,
                             place=_first_nan(self.panels)))
        beyond = sum(grid.scale.beyond(grid.values[grid.seen]) for grid in grids)
        if beyond:
            notes.append(say("{n} beyond the ends of the scale", n=beyond))
        return notes

    # -- in ink --------------------------------------------------------------------------------

    def body(self, key: str) -> tuple[str, tuple[float, float]]:
        first, other, across = self._layout()
        parts = [title_at(MARGIN, self.title)] if self.headed else []
        named = LINE_HEIGHT if len(self.panels) > 1 else 0
        x, y = float(MARGIN), float(self.top())
        right = x
        for place, (title, grid) in enumerate(self.panels):
            labelled = place % across == 0
            size = first if labelled else other
            if labelled and place:
                x, y = float(MARGIN), y + first.height + named + BETWEEN
            name = text_at(size.left, 8, title, more='font-weight="700"') if title else ""
            parts.append(
                f'<g transform="translate({short(x)},{short(y)})">{name}'
                f'<g transform="translate(0,{named})">'
                f"{panel(grid, size, key, row_labels=labelled)}</g></g>"
            )
            x += size.width + BETWEEN
            right = max(right, x - BETWEEN)
        y += first.height + named + BETWEEN
        legend, wide, high = self._legend(key, y)
        width = max(right, wide, MARGIN + width_of(self.title, TITLE + 1)) + MARGIN
        return "\n".join([*parts, legend]), (width, y + high)

    def top(self) -> int:
        """Where the first picture begins."""
        return MARGIN + (TITLE + 12 if self.headed else 0)

    def _layout(self) -> tuple[Measure, Measure, int]:
        """The measures of the first in a row and of the others, and how many stand in a row."""
        count = len(self.panels)
        if count == 1:
            return measure(self.grid), measure(self.grid), 1
        most = min(count, MOST_BESIDE)
        # Where each cell holds its number, fewer stand in a row.
        room = 360 if self.grid.texts is not None else max(ROOM / most - 60, 150)
        first = measure(self.grid, room=room)
        other = measure(self.grid, room=room, row_labels=False)
        fit = 1 + int((ROOM - first.width) // (other.width + BETWEEN))
        return first, other, max(1, min(most, fit))

    def _legend(self, key: str, y: float) -> tuple[str, float, float]:
        """The scale, what hatched means, and the notes; how wide and how high all that is."""
        scale = self.grid.scale
        low = 0.0 if scale.kind == "weights" else -scale.limit
        start, end = _brief(low), _brief(scale.limit)
        bar = MARGIN + width_of(start, LABEL) + 6
        x = bar + 96 + 6
        parts = [_gradient(scale, low, key), text_at(MARGIN, y + 10, start),
                 f'<rect x="{short(bar)}" y="{short(y)}" width="96" height="12"'
                 f' fill="url(#{key}-scale)" stroke="{LINE}"/>', text_at(x, y + 10, end)]
        x += width_of(end, LABEL) + 18
        if not all(grid.seen.all() for _, grid in self.panels):
            flat = "#dfe3e8" if self.grid.large else f"url(#{key}-hatch)"
            parts += [hatch(key), f'<rect x="{short(x)}" y="{short(y)}" width="18" height="12"'
                      f' fill="{flat}" stroke="{LINE}"/>', text_at(x + 24, y + 10, say("masked"))]
            x += 24 + width_of(say("masked"), LABEL)
        notes = self._notes() + _pooled_note(self.grid)
        for place, note in enumerate(notes, start=1):
            parts.append(text_at(MARGIN, y + 12 + LINE_HEIGHT * place, note))
        wide = max([x, *(MARGIN + width_of(note, LABEL) for note in notes)])
        group = f'<g fill="{FAINT}">{"".join(parts)}</g>'
        return group, wide, 12 + LINE_HEIGHT * len(notes) + MARGIN

    # -- in characters -------------------------------------------------------------------------

    def lines(self, width: int, color: bool, ascii: bool) -> Iterator[Line]:
        if self.headed:
            yield [(self.title, "bold")]
        blocks = []
        for title, grid in self.panels:
            head: list[Line] = [[(title, "bold")]] if title else []
            blocks.append(head + drawn(grid, width, color))
        yield from beside(blocks, width)
        if color or self.grid.texts is None:
            yield key_line(self.grid.scale, color)
        mark = next(filter(None, (masked(grid, width) for _, grid in self.panels)), "")
        for note in [f"{mark} {say('masked')}"] * bool(mark) + self._notes():
            yield [(note, "dim")]


def finished(figure: Heatmap, ax: Any) -> Heatmap:
    """The figure, drawn on the caller's axes as well where there are any."""
    if ax is not None:
        places = axes_for(ax, len(figure.panels))
        for place, (title, grid) in zip(places, figure.panels, strict=True):
            paint(grid, place, title or figure.title)
    return figure


def _gradient(scale: Scale, low: float, key: str) -> str:
    stops = "".join(
        f'<stop offset="{offset}" stop-color="{scale.tint(low + (scale.limit - low) * offset)}"/>'
        for offset in (0, 0.5, 1)
    )
    return f'<defs><linearGradient id="{key}-scale">{stops}</linearGradient></defs>'


def _brief(number: float) -> str:
    return f"{number + 0.0:.3g}".replace("-", MINUS)


def _said(grid: Grid, row: int, column: int) -> str:
    if not grid.seen[row, column]:
        return say("masked")
    return grid.texts[row][column] if grid.texts else number_text(grid.values[row, column])


def _first_nan(panels: Sequence[tuple[str, Grid]]) -> str:
    for title, grid in panels:
        places = np.argwhere(np.isnan(grid.values) & grid.seen)
        if len(places):
            row, column = places[0].tolist()
            names = [grid.row_axis or say("row"), grid.named(0, row)]
            more = [grid.column_axis or say("column"), grid.named(1, column)]
            return printable(f"{title} {' '.join(names)}, {' '.join(more)}")
    return ""


def _pooled_note(grid: Grid) -> list[str]:
    _, (high, wide) = grid.pooled(MOST_PIXELS, MOST_PIXELS) if grid.large else (grid, (1, 1))
    if high == wide == 1:
        return []
    return [say("each pixel: of {high} × {wide} numbers the one farthest from 0",
                high=high, wide=wide)]
