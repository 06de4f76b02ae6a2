"""Numbers as cells in few bytes: a player's page holds one such patch for each gradient that came.

Of one value all patches are equally large and of one scale, so that they can be compared.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from html import escape
from itertools import groupby
from typing import Any

import numpy as np

from minigrad.draw.canvas import pixels, short, width_of
from minigrad.draw.cells import FITS, LARGEST, MINUS, Scale, number_text, palette, texts_of
from minigrad.draw.fields import NO_LABELS, AxisLabels
from minigrad.draw.text import shortened

FONT, HEIGHT, GAP, HEAD = 10, 17, 6, 12
#: Matrices side by side, as in a batch or in several heads.
MOST_PANELS = 4
#: The side of a thumbnail, and the words of a row's label.
THUMBNAIL = 160
LONGEST_LABEL = 10


class Detail(IntEnum):
    """How much is shown of an array."""

    WORDS = 0
    COLOURS = 1
    NUMBERS = 2


@dataclass(frozen=True, slots=True)
class Patch:
    """A piece of SVG with its corner at 0, 0."""

    svg: str
    width: float
    height: float


def most_detail(array: Any) -> Detail:
    """As much as can still be read."""
    panels = _panels(array)
    rows, columns = panels.shape[1:]
    if not panels.size or max(rows, columns) > LARGEST or len(panels) > MOST_PANELS:
        return Detail.WORDS
    return Detail.NUMBERS if max(rows, columns) <= FITS else Detail.COLOURS


def patches(
    arrays: Sequence[Any], detail: Detail, labels: AxisLabels = NO_LABELS
) -> list[Patch]:
    """A patch for each of several arrays of one shape, all with one scale.

    ``labels``: what the rows and the columns are called, where that is known.
    """
    if not arrays:
        return []
    panels = [_panels(array) for array in arrays]
    if detail is Detail.WORDS:
        return _words(panels)
    scale = Scale.of(np.concatenate([each.ravel() for each in panels]))
    if detail is Detail.COLOURS:
        return [_thumbnails(each, scale) for each in panels]
    if panels[0].size == 1:
        return _single(panels)
    texts = [[texts_of(matrix) for matrix in each] for each in panels]
    return _numbers(panels, texts, scale, labels)


def _panels(array: Any) -> np.ndarray:
    """(panels, rows, columns): a vector is one row, what has more axes several matrices."""
    matrix = np.atleast_2d(np.asarray(array, dtype=float))
    # Not −1: where there are no numbers at all, nobody can tell how many matrices that is.
    count = int(np.prod(matrix.shape[:-2]))
    return matrix.reshape(count, *matrix.shape[-2:])


def _single(panels: Sequence[np.ndarray]) -> list[Patch]:
    """One number has nothing beside it to be compared with: no colour."""
    texts = [f"{each.item() + 0.0:.4g}".replace("-", MINUS) for each in panels]
    width = max(width_of(text, FONT + 1) for text in texts) + 4
    return [Patch(f'<text class="one" x="{short(width / 2)}" y="13">{text}</text>', width, HEIGHT)
            for text in texts]


def _numbers(
    panels: Sequence[np.ndarray], texts: Sequence[list[list[list[str]]]], scale: Scale,
    labels: AxisLabels,
) -> list[Patch]:
    count, high, wide = panels[0].shape
    rows, columns = _fitting(labels[0], high), _fitting(labels[1], wide)
    written = [text for each in texts for matrix in each for row in matrix for text in row]
    widest = max(width_of(text, FONT) for text in [*written, *columns])
    cell, left = round(max(widest + 6, 30)), 0
    if rows:
        left = round(max(width_of(label, FONT) for label in rows) + 5)
    top = HEAD if columns else 0
    step = cell * wide + GAP
    found = []
    for each, numbers in zip(panels, texts, strict=True):
        parts = [_row_labels(rows, left)]
        parts += [_column_labels(columns, left + at * step, cell)
                  + _matrix(matrix, numbers[at], scale, left + at * step, cell)
                  for at, matrix in enumerate(each)]
        svg = "".join(parts)
        found.append(Patch(f'<g transform="translate(0,{top})">{svg}</g>' if top else svg,
                           left + count * step - GAP, high * HEIGHT + top))
    return found


def _fitting(names: Sequence[str] | None, size: int) -> list[str]:
    fits = names is not None and len(names) == size
    return [shortened(name, LONGEST_LABEL) for name in names or ()] if fits else []


def _row_labels(labels: Sequence[str], left: int) -> str:
    return "".join(
        f'<text class="lab" x="{left - 4}" y="{row * HEIGHT + 12}">{escape(label)}</text>'
        for row, label in enumerate(labels)
    )


def _column_labels(labels: Sequence[str], left: int, cell: int) -> str:
    return "".join(
        f'<text class="top" x="{left + column * cell + cell // 2}" y="-3">{escape(label)}</text>'
        for column, label in enumerate(labels)
    )


def _matrix(
    matrix: np.ndarray, texts: list[list[str]], scale: Scale, left: int, cell: int
) -> str:
    high, wide = matrix.shape
    numbers = "".join(
        f'<text y="{row * HEIGHT + 12}">'
        + "".join(f'<tspan x="{left + column * cell + cell // 2}">{text}</tspan>'
                  for column, text in enumerate(line))
        + "</text>"
        for row, line in enumerate(texts)
    )
    rim = _frame(left, cell * wide, HEIGHT * high)
    return f"{_squares(matrix, scale, left, cell)}{rim}{numbers}"


def _squares(matrix: np.ndarray, scale: Scale, left: int, cell: int) -> str:
    """Cells of one colour are one path."""
    tinted = sorted(
        (scale.tint(number), row, column)
        for row, line in enumerate(matrix.tolist()) for column, number in enumerate(line)
    )
    return "".join(
        f'<path fill="{colour}" d="'
        + "".join(f"M{left + column * cell} {row * HEIGHT}h{cell}v{HEIGHT}h-{cell}z"
                  for _, row, column in cells)
        + '"/>'
        for colour, cells in groupby(tinted, lambda each: each[0])
    )


def _frame(left: float, width: float, height: float) -> str:
    x, wide, high = short(left), short(width), short(height)
    return f'<path class="rim" d="M{x} 0h{wide}v{high}h-{wide}z"/>'


def _thumbnails(panels: np.ndarray, scale: Scale) -> Patch:
    """One pixel for each number, which the browser enlarges."""
    _, high, wide = panels.shape
    side = min(10.0, max(2.0, THUMBNAIL / max(high, wide)))
    width, height = side * wide, max(side * high, 6)
    parts = []
    for at, matrix in enumerate(panels):
        left = at * (width + GAP)
        parts.append(f'<image x="{short(left)}" width="{short(width)}" height="{short(height)}"'
                     f' preserveAspectRatio="none" href="{_image(matrix, scale)}"/>'
                     + _frame(left, width, height))
    return Patch("".join(parts), len(panels) * (width + GAP) - GAP, height)


def _image(matrix: np.ndarray, scale: Scale) -> str:
    """Only the colours that occur: a small picture is mostly its list of colours."""
    places, levels = np.unique(scale.levels(matrix), return_inverse=True)
    colours = palette()
    return pixels(levels.reshape(matrix.shape), [colours[place] for place in places.tolist()])


def _words(panels: Sequence[np.ndarray]) -> list[Patch]:
    lines = [_statistics(each) for each in panels]
    width = max(width_of(line, FONT) for pair in lines for line in pair)
    return [
        Patch("".join(f'<text class="say" y="{11 + 13 * at}">{line}</text>'
                      for at, line in enumerate(pair) if line), width, 30)
        for pair in lines
    ]


def _statistics(numbers: np.ndarray) -> tuple[str, str]:
    """What there is to say about many numbers in two lines."""
    finite = numbers[np.isfinite(numbers)]
    if not finite.size:
        return ("nothing" if not numbers.size else "no finite number"), ""
    lowest, highest = (_brief(float(end)) for end in (finite.min(), finite.max()))
    largest = float(np.abs(finite).max()) or 1.0  # the square of 10³⁰⁰ is too large for a number
    size = largest * float(np.sqrt(np.mean((finite / largest) ** 2)))
    lost = numbers.size - finite.size
    return (f"{lowest} … {highest}",
            f"typical size {_brief(size)}" + (f", {lost} not finite" if lost else ""))


def _brief(number: float) -> str:
    if 0.01 <= abs(number) < 1000 or number == 0:
        return number_text(number)
    return f"{number:.2g}".replace("-", MINUS)
