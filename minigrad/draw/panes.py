"""Panes: the numbers inside a box as ink, cell by cell, and how much room they take."""

from __future__ import annotations

from html import escape
from itertools import groupby

from minigrad.draw.canvas import short as _n
from minigrad.draw.canvas import width_of
from minigrad.draw.cells import WHITE_LEVEL, palette
from minigrad.draw.fields import NOTHING_YET, Field
from minigrad.draw.strokes import Size

CELL_FONT, SMALL_FONT = 11, 10
LINE, GAP = 15, 8
#: The side of a cell without a number.
TILE = 3
#: The blank below a thumbnail.
BELOW = 3


def size_of(field: Field) -> Size:
    """How much room the numbers take."""
    if field.levels:
        return TILE * len(field.levels[0]), TILE * len(field.levels) + BELOW
    if not field.cells:
        return width_of(field.line, CELL_FONT), LINE
    width = _labels_width(field) + _cell_width(field) * len(field.cells[0])
    return width, LINE * (len(field.cells) + (field.columns is not None))


def ink(field: Field, kind: str, right: float, y: float) -> str:
    """The numbers, ending at ``right``; ``kind`` is "data" or "grad"."""
    if field.levels:
        return _thumbnail(field, right, y)
    style = "cell small" if field == NOTHING_YET else f"cell {kind}"
    if not field.cells:
        return f'<text class="{style}" x="{_n(right)}" y="{_n(y + 11)}">{escape(field.line)}</text>'
    return _column_labels(field, right, y) + _rows(field, style, right, y)


def _rows(field: Field, style: str, right: float, y: float) -> str:
    step, parts = _cell_width(field), []
    top = y + LINE * (field.columns is not None)
    left = right - step * len(field.cells[0])
    for number, row in enumerate(field.cells):
        at = top + number * LINE
        for column, tint in enumerate(field.tints[number] if field.tints else ()):
            parts.append(f'<rect x="{_n(left + column * step + 0.5)}" y="{_n(at + 0.5)}"'
                         f' width="{_n(step - 1)}" height="{LINE - 1}" fill="{tint}"/>')
        spans = "".join(
            f'<tspan x="{_n(left + (column + 1) * step - GAP / 2)}">{escape(text)}</tspan>'
            for column, text in enumerate(row))
        on = " on" if field.tints else ""
        parts.append(f'<text class="{style}{on}" y="{_n(at + 11)}">{spans}</text>')
        if field.rows is not None:
            parts.append(f'<text class="cell small" x="{_n(left - 4)}" y="{_n(at + 11)}">'
                         f"{escape(field.rows[number])}</text>")
    return "".join(parts)


def _column_labels(field: Field, right: float, y: float) -> str:
    if field.columns is None:
        return ""
    step = _cell_width(field)
    left = right - step * len(field.columns)
    spans = "".join(
        f'<tspan x="{_n(left + (column + 1) * step - GAP / 2)}">{escape(label)}</tspan>'
        for column, label in enumerate(field.columns))
    return f'<text class="cell small" y="{_n(y + 11)}">{spans}</text>'


def _thumbnail(field: Field, right: float, y: float) -> str:
    """Cells of one colour are one path: in each row, what lies side by side is one stroke."""
    wide, high = TILE * len(field.levels[0]), TILE * len(field.levels)
    strokes: dict[int, list[str]] = {}
    for row, levels in enumerate(field.levels):
        column = 0
        for level, run in groupby(levels):
            count = len(list(run))
            if level != WHITE_LEVEL:
                strokes.setdefault(level, []).append(f"M{column} {row}h{count}")
            column += count
    colours = palette()
    paths = "".join(f'<path stroke="{colours[level]}" d="{"".join(runs)}"/>'
                    for level, runs in sorted(strokes.items()))
    left = _n(right - wide)
    return (
        f'<rect class="tiles" x="{left}" y="{_n(y)}" width="{wide}" height="{high}"/>'
        f'<g transform="translate({left},{_n(y + TILE / 2)})scale({TILE})" fill="none"'
        f' shape-rendering="crispEdges">{paths}</g>'
    )


def _cell_width(field: Field) -> float:
    texts = [text for row in field.cells for text in row]
    labels = max((width_of(label, SMALL_FONT) for label in field.columns or ()), default=0)
    return max(labels, *(width_of(text, CELL_FONT) for text in texts)) + GAP


def _labels_width(field: Field) -> float:
    if field.rows is None:
        return 0.0
    return max(width_of(label, SMALL_FONT) for label in field.rows) + GAP
