"""A grid in characters: coloured backgrounds, or shades where there are no colours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

import numpy as np

from minigrad.draw.canvas import INK
from minigrad.draw.cells import HATCH, HATCH_LINE, MINUS, Scale
from minigrad.draw.figure import Line, Run
from minigrad.draw.grid import Grid
from minigrad.draw.text import columns, padded, shortened
from minigrad.words import say

SHADES = " ░▒▓█"
LONGEST_LABEL, HIGHEST_LABEL = 14, 8
#: More rows than this would scroll away.
MOST_ROWS = 64


def drawn(grid: Grid, width: int, color: bool) -> list[Line]:
    """The grid with its labels, in at most ``width`` columns, and what did not fit."""
    notes, (cell, kept) = [], _cells(grid, width)
    if kept < grid.shape[1]:
        notes.append(say("({shown} of {all} columns fit in this width)",
                         shown=kept, all=grid.shape[1]))
    rows = min(grid.shape[0], MOST_ROWS)
    if rows < grid.shape[0]:
        notes.append(say("({shown} of {all} rows shown)", shown=rows, all=grid.shape[0]))
    left = _left(grid, width)
    lines: list[Line] = [[head] for head in _heads(grid, left, cell, kept)]
    for row in range(rows):
        label = padded(shortened(grid.named(0, row), left - 1), left - 1)
        body = [_cell(grid, row, column, cell, color) for column in range(kept)]
        lines.append([(label + " ", ""), *body])
    return [*lines, *([(note, "dim")] for note in notes)]


def _left(grid: Grid, width: int) -> int:
    """How wide the labels of the rows are, with a blank behind them."""
    widest = max(columns(grid.named(0, row)) for row in range(min(grid.shape[0], MOST_ROWS)))
    return max(1, min(widest, LONGEST_LABEL, width // 3)) + 1


def _cells(grid: Grid, width: int) -> tuple[int, int]:
    """How wide a cell is, and how many of them fit."""
    room, count = width - _left(grid, width), grid.shape[1]
    labels = max((columns(label) for label in grid.columns or ()), default=1)
    if grid.texts is not None:
        numbers = max(columns(text) for row in grid.texts for text in row)
        cell = min(max(numbers, min(labels, 10)) + 2, room // count)
        if cell > numbers:
            return cell, count
    if grid.columns is not None and (labels + 1) * count <= room and labels < 6:
        return max(labels + 1, 2), count
    return 2, max(1, min(count, room // 2))


def _numbered(grid: Grid, cell: int) -> bool:
    return grid.texts is not None and cell > max(
        columns(text) for row in grid.texts for text in row
    )


def _heads(grid: Grid, left: int, cell: int, kept: int) -> Iterator[Run]:
    """What the axes are called, and the labels of the columns."""
    axes = "  ".join(f"{axis} {arrow}" for axis, arrow in
                     ((grid.row_axis, "↓"), (grid.column_axis, "→")) if axis)
    if axes:
        yield axes, "dim"
    names = [grid.named(1, column) for column in range(kept)]
    longest = max(map(columns, names))
    if longest < cell or _numbered(grid, cell):
        # Over numbers to the right, over shades to the left of a cell.
        yield " " * left + "".join(
            padded(shortened(name, cell - 1), cell, right=_numbered(grid, cell)) for name in names
        ), ""
    elif grid.columns is None:
        ends = range(0, kept - longest // 2, 5)
        yield " " * left + "".join(padded(str(n), 5 * cell) for n in ends), ""
    else:
        yield from ((line, "") for line in _climbing(names, left, cell))


def _climbing(names: Sequence[str], left: int, cell: int) -> Iterator[str]:
    """Labels that are longer than a cell is wide run downwards, letter by letter, to their cell."""
    cut = [list(name) if len(name) <= HIGHEST_LABEL else [*name[: HIGHEST_LABEL - 1], "…"]
           for name in names]
    tallest = max(map(len, cut))
    letters = [[" "] * (tallest - len(name)) + name for name in cut]
    for line in zip_longest(*letters, fillvalue=" "):
        yield " " * left + "".join(padded(letter, cell) for letter in line)


def _cell(grid: Grid, row: int, column: int, cell: int, color: bool) -> Run:
    number, seen = float(grid.values[row, column]), bool(grid.seen[row, column])
    if _numbered(grid, cell) and grid.texts is not None:
        text = padded(grid.texts[row][column] if seen else "·", cell - color, right=True)
        text += " " * color
    elif color:
        text = " " * cell if seen else padded("//", cell)
    else:
        text = padded(shade(grid.scale, number) if seen else "//", cell)
    if not color:
        return text, ""
    return text, f"{INK} on {grid.scale.tint(number)}" if seen else f"{HATCH_LINE} on {HATCH}"


def masked(grid: Grid, width: int) -> str:
    """What stands in a cell that may not be seen; nothing where there is none."""
    if grid.seen.all():
        return ""
    return "·" if _numbered(grid, _cells(grid, width)[0]) else "//"


def shade(scale: Scale, number: float) -> str:
    """Two characters: a shade twice, or where there are signs, the sign and a shade."""
    if np.isnan(number):
        return "??"
    share = scale.share(number)
    # What would be written as 0.00 is left blank, the least above it has the lightest shade.
    step = 0 if abs(share) < 0.005 else int(np.ceil(abs(share) * 4 - 1e-9))
    if scale.kind == "weights" or step == 0:
        return SHADES[step] * 2
    return ("+" if share > 0 else MINUS) + SHADES[step]


def key_line(scale: Scale, color: bool) -> Line:
    """What the shades or colours mean."""
    low, high = (0.0, 1.0) if scale.kind == "weights" else (-scale.limit, scale.limit)
    start, end = f"{low:.3g} ".replace("-", MINUS), f" {high:.3g}"
    if color:
        steps = np.linspace(low, high, 9)
        return [(start, "dim"), *(("  ", f"on {scale.tint(step)}") for step in steps), (end, "dim")]
    limits = [say("{shade} to {number}", shade=SHADES[n], number=f"{high * n / 4:.3g}")
              for n in range(1, 5)]
    signs = "  " + say("+ above 0, − below") if scale.kind == "signed" else ""
    return [("  ".join(limits) + signs, "dim")]


def beside(blocks: Sequence[Sequence[Line]], width: int, gap: int = 3) -> list[Line]:
    """Blocks of lines side by side, as many as fit, the others below."""
    lines: list[Line] = []
    waiting = list(blocks)
    while waiting:
        taken, used = 0, 0
        for block in waiting:
            used += _wide(block) + (gap if taken else 0)
            if taken and used > width:
                break
            taken += 1
        lines += [[("", "")]] if lines else []
        lines += _joined(waiting[:taken], gap)
        waiting = waiting[taken:]
    return lines


def _joined(blocks: Sequence[Sequence[Line]], gap: int) -> Iterator[Line]:
    widths = [_wide(block) for block in blocks]
    for parts in zip_longest(*blocks, fillvalue=()):
        line: list[Run] = []
        for part, width in zip(parts, widths, strict=True):
            used = sum(columns(text) for text, _ in part)
            line += [*part, (" " * (width - used + gap), "")]
        yield line[:-1]


def _wide(block: Sequence[Line]) -> int:
    return max((sum(columns(text) for text, _ in line) for line in block), default=0)
