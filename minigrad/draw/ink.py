"""A grid in ink: cells, labels and axes as a piece of SVG, and how much room it takes."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from html import escape
from itertools import groupby

import numpy as np

from minigrad.draw.canvas import FAINT, LINE, pixels, short, text_at, width_of
from minigrad.draw.cells import (
    FITS,
    HATCH,
    HATCH_LINE,
    MASKED_LEVEL,
    MINUS,
    WHITE_LEVEL,
    palette,
)
from minigrad.draw.grid import MOST_PIXELS, Grid
from minigrad.draw.text import columns

LABEL, SMALL = 11, 10
#: Labels longer than this many columns are cut.
LONGEST_LABEL = 14
#: Labels above narrow cells climb at this angle.
TURN = -60
CLIMB, LEAN = 0.866, 0.5
GAP = 5


@dataclass(frozen=True, slots=True)
class Measure:
    """Where a grid's cells begin, how large they are, and how large the whole is."""

    left: float
    top: float
    cell: tuple[float, float]
    numbers: bool
    turned: bool
    width: float
    height: float


def measure(grid: Grid, *, row_labels: bool = True, room: float = 640) -> Measure:
    """The room that a grid takes, with as wide cells as fit."""
    rows, columns = grid.shape
    numbers = grid.texts is not None
    width, height = _cell(grid, room)
    if numbers and width * columns > room:
        numbers, width, height = False, 22, 22
    across = _widest(grid, 1)
    turned = grid.columns is not None and across > width - 4
    above = (across + SMALL / 2) * CLIMB if turned else LABEL
    left = (_widest(grid, 0) + GAP) if row_labels else 0
    left += (LABEL + 2 * GAP) if grid.row_axis and row_labels else 0
    top = above + GAP + ((LABEL + GAP) if grid.column_axis else 0)
    lean = across * LEAN if turned else 0
    axis = width_of(grid.column_axis + " →", LABEL)
    inner = max(width * columns + max(lean - width / 2, 0), axis)
    return Measure(left, top, (width, height), numbers, turned, left + inner, top + height * rows)


def _cell(grid: Grid, room: float) -> tuple[float, float]:
    rows, columns = grid.shape
    most = max(rows, columns)
    if grid.texts is not None:
        widest = max(width_of(text, LABEL) for row in grid.texts for text in row)
        labels = _widest(grid, 1) + 8 if grid.columns is not None else 0
        # Labels that are wider than a cell can become will climb.
        fits = labels <= min(80, room / columns)
        return max(widest + 12, labels if fits else 0, 40), 26
    if not grid.large:
        side = min(22 if most <= 16 else 16 if most <= 32 else 12, max(12, int(room / columns)))
        return side, side
    return min(12, 560 / columns), min(12, max(320, min(rows, 640)) / rows)


def _widest(grid: Grid, axis: int) -> float:
    """The widest label of an axis, without labels the last number."""
    labels = (grid.rows, grid.columns)[axis]
    if labels is None:
        labels = (str(grid.shape[axis] - 1),)
    return width_of("x", LABEL) * min(max(map(columns, labels)), LONGEST_LABEL)


def panel(grid: Grid, size: Measure, key: str, *, row_labels: bool = True) -> str:
    """The grid with its top left-hand corner at 0, 0."""
    rows, columns = grid.shape
    (width, height), left, top = size.cell, size.left, size.top
    if size.numbers:
        cells = "".join(_cell_with_number(grid, size, row, column, key)
                        for row in range(rows) for column in range(columns))
        cells = f'<g stroke="{LINE}" text-anchor="middle">{cells}</g>'
    elif grid.large:
        cells = _image(grid, size)
    else:
        cells = _tiles(grid, size, key)
    frame = (f'<rect x="{short(left)}" y="{short(top)}" width="{short(width * columns)}"'
             f' height="{short(height * rows)}" fill="none" stroke="{LINE}"/>')
    labels = _row_labels(grid, size) if row_labels else ""
    return cells + frame + labels + _column_labels(grid, size) + _axes(grid, size, row_labels)


def _cell_with_number(grid: Grid, size: Measure, row: int, column: int, key: str) -> str:
    (width, height), number = size.cell, float(grid.values[row, column])
    x, y = size.left + column * width, size.top + row * height
    seen = bool(grid.seen[row, column])
    fill = grid.scale.tint(number) if seen else f"url(#{key}-hatch)"
    says = f"{number:.4g}".replace("-", MINUS) if seen else "masked"
    where = " ".join(filter(None, [grid.row_axis, grid.named(0, row)]))
    where += ", " + " ".join(filter(None, [grid.column_axis, grid.named(1, column)]))
    text = ""
    if seen and grid.texts is not None:
        middle = short(x + width / 2)
        text = (f'<text stroke="none" x="{middle}" y="{short(y + height / 2 + 4)}">'
                f"{grid.texts[row][column]}</text>")
    return (f'<g><title>{escape(where)}: {says}</title><rect x="{short(x)}" y="{short(y)}"'
            f' width="{short(width)}" height="{short(height)}" fill="{fill}"/>{text}</g>')


def _tiles(grid: Grid, size: Measure, key: str) -> str:
    """Cells of one colour are one path: in each row, what lies side by side is one stroke."""
    (width, height), colours, strokes = size.cell, palette(), _strokes(grid)
    paths = "".join(
        f'<path stroke="{colours[level]}" d="{"".join(f"M{x} {y}h{n}" for x, y, n in runs)}"/>'
        for level, runs in sorted(strokes.items()) if level not in (WHITE_LEVEL, MASKED_LEVEL)
    )
    place = f"translate({short(size.left)},{short(size.top + height / 2)})"
    hatched = "".join(
        f"M{short(size.left + x * width)} {short(size.top + y * height)}h{short(n * width)}"
        f"v{short(height)}h{short(-n * width)}z"
        for x, y, n in strokes.get(MASKED_LEVEL, [])
    )
    return (
        f'<g transform="{place}scale({short(width)},{short(height)})"'
        f' shape-rendering="crispEdges" fill="none">{paths}</g>'
        + (f'<path fill="url(#{key}-hatch)" d="{hatched}"/>' if hatched else "")
    )


def _strokes(grid: Grid) -> dict[int, list[tuple[int, int, int]]]:
    """By colour: column, row, and how many cells from there to the right have it."""
    levels = np.where(grid.seen, grid.scale.levels(grid.values), MASKED_LEVEL)
    strokes = defaultdict(list)
    for row, line in enumerate(levels.tolist()):
        start = 0
        for level, cells in groupby(line):
            count = len(list(cells))
            strokes[level].append((start, row, count))
            start += count
    return strokes


def _image(grid: Grid, size: Measure) -> str:
    small, _ = grid.pooled(MOST_PIXELS, MOST_PIXELS)
    levels = np.where(small.seen, small.scale.levels(small.values), MASKED_LEVEL)
    rows, columns = grid.shape
    return (
        f'<image x="{short(size.left)}" y="{short(size.top)}"'
        f' width="{short(size.cell[0] * columns)}" height="{short(size.cell[1] * rows)}"'
        f' preserveAspectRatio="none" style="image-rendering:pixelated"'
        f' href="{pixels(levels, palette())}"/>'
    )


def _every(count: int, room: float, needed: float) -> int:
    """Each how-manieth label has room: all of them, or every 2nd, 5th, 10th …"""
    step = 1
    while step * room < needed and step < count:
        step = next(n * 10 ** (len(str(step)) - 1) for n in (2, 5, 10)
                    if n * 10 ** (len(str(step)) - 1) > step)
    return step


def _row_labels(grid: Grid, size: Measure) -> str:
    rows, (_, height) = grid.shape[0], size.cell
    step = _every(rows, height, SMALL + 1)
    lines = "".join(
        text_at(size.left - GAP, size.top + (row + 0.5) * height + 3.5, grid.named(0, row),
                longest=LONGEST_LABEL)
        for row in range(0, rows, step)
    )
    return f'<g text-anchor="end"{_tone(grid.rows, size)}>{lines}</g>'


def _column_labels(grid: Grid, size: Measure) -> str:
    columns, (width, _) = grid.shape[1], size.cell
    needed = SMALL / CLIMB if size.turned else _widest(grid, 1) + 4
    step = _every(columns, width, needed)
    turn, anchor = (TURN, "start") if size.turned else (0, "middle")
    shift = 4 if size.turned else 0
    lines = "".join(
        text_at(size.left + (column + 0.5) * width + shift, size.top - GAP,
                grid.named(1, column), longest=LONGEST_LABEL, turn=turn)
        for column in range(0, columns, step)
    )
    return f'<g text-anchor="{anchor}"{_tone(grid.columns, size)}>{lines}</g>'


def _tone(labels: tuple[str, ...] | None, size: Measure) -> str:
    """Words are written like the numbers; mere places are small and faint."""
    small = f' font-size="{SMALL}"' if min(size.cell) <= FITS * 2 or labels is None else ""
    return small + (f' fill="{FAINT}"' if labels is None else "")


def _axes(grid: Grid, size: Measure, row_labels: bool) -> str:
    """What the axes are called: above the columns and, climbing, beside the rows."""
    parts = []
    if grid.column_axis:
        parts.append(text_at(size.left, LABEL, f"{grid.column_axis} →"))
    if grid.row_axis and row_labels:
        parts.append(text_at(LABEL, size.top, f"← {grid.row_axis}", turn=-90,
                             more='text-anchor="end"'))
    return f'<g fill="{FAINT}">{"".join(parts)}</g>' if parts else ""


def hatch(key: str) -> str:
    """The pattern of what is masked."""
    return (
        f'<defs><pattern id="{key}-hatch" width="6" height="6" patternUnits="userSpaceOnUse"'
        f' patternTransform="rotate(45)"><rect width="6" height="6" fill="{HATCH}" stroke="none"/>'
        f'<path d="M0 0V6" stroke="{HATCH_LINE}" stroke-width="2"/></pattern></defs>'
    )
