"""Fields: the numbers that a box shows, as coloured cells, a thumbnail or a line of statistics."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from minigrad.draw.cells import FITS, LARGEST, MINUS, Scale, number_text, texts_of
from minigrad.draw.text import Cells, printable, shortened
from minigrad.errors import ArgumentError
from minigrad.words import say

#: Labels of rows and columns are cut above this many columns of a terminal.
LONGEST_LABEL = 8

Labels = tuple[str, ...]
#: What the rows and the columns of an array are called, where the reader says so.
AxisLabels = tuple[Labels | None, Labels | None]
NO_LABELS: AxisLabels = (None, None)


@dataclass(frozen=True, slots=True)
class Field:
    """Numbers as rows of short texts, their colours, or a line that sums them up."""

    #: Texts of up to 8 × 8 cells, and their colours; no colours for a single number.
    cells: Cells = ()
    tints: Cells = ()
    #: Of up to 64 × 64 cells without texts, places in the palette; the line sums them up.
    levels: tuple[tuple[int, ...], ...] = ()
    #: One line for where there are no texts.
    line: str = ""
    rows: Labels | None = None
    columns: Labels | None = None

    @property
    def single(self) -> str:
        """The text of a single number, or the line."""
        if self.line:
            return self.line
        alone = len(self.cells) == 1 and len(self.cells[0]) == 1
        return self.cells[0][0] if alone else ""


#: The gradient of a leaf before any has arrived, which is not the same as 0.
NOTHING_YET = Field(line="none")


def field_of(data: Any, labels: AxisLabels = NO_LABELS) -> Field:
    """How the numbers of ``data`` are shown."""
    array = np.asarray(data)
    if array.size == 1:
        return Field(cells=((single_text(array.item()),),))
    matrix = _as_matrix(array)
    if matrix is None or 0 in matrix.shape or max(matrix.shape) > LARGEST:
        return Field(line=statistics(array))
    rows, columns = (_fitting(names, size)
                     for names, size in zip(labels, matrix.shape, strict=True))
    scale = Scale.of(matrix)
    if max(matrix.shape) <= FITS:
        texts = tuple(map(tuple, texts_of(matrix)))
        tints = tuple(tuple(scale.tint(float(n)) for n in row) for row in matrix)
        return Field(cells=texts, tints=tints, rows=rows, columns=columns)
    levels = tuple(map(tuple, scale.levels(matrix.astype(float)).tolist()))
    return Field(levels=levels, line=statistics(array))


def _as_matrix(array: np.ndarray) -> np.ndarray | None:
    """The array without axes of length 1 in front, if what is left has at most two."""
    while array.ndim > 2 and array.shape[0] == 1:
        array = array[0]
    return np.atleast_2d(array) if array.ndim <= 2 else None


def _fitting(names: Labels | None, size: int) -> Labels | None:
    return names if names is not None and len(names) == size else None


def statistics(array: np.ndarray) -> str:
    """``mean 0.01, std 0.98, −3.12 … 3.05``, and how much of it is no number."""
    if array.size == 0:
        return "empty"
    numbers = array[np.isfinite(array)].astype(float)
    lost = array.size - numbers.size
    said = f", {lost} not finite" if lost else ""
    if not numbers.size:
        return said.removeprefix(", ")
    # The largest numbers may have no mean that a float can hold.
    with np.errstate(over="ignore", invalid="ignore"):
        low, high, mean, std = (_short(n) for n in
                                (numbers.min(), numbers.max(), numbers.mean(), numbers.std()))
    return f"mean {mean}, std {std}, {low} … {high}{said}"


def _short(number: float) -> str:
    if number and not 0.01 <= abs(number) < 1000:
        return f"{number:.1e}".replace("-", MINUS)
    return number_text(number)


def single_text(number: Any) -> str:
    """One number by itself has room for more places."""
    # + 0.0 turns -0.0 into 0.0.
    return (f"{number + 0.0:.4g}" if isinstance(number, float) else str(number)).replace("-", MINUS)


def axis_labels(given: Any, shape: Sequence[int], what: str) -> AxisLabels:
    """Labels of the rows, or a pair of labels of rows and columns, checked against the axes."""
    pair = given if _is_pair(given) else (given, None) if len(shape) > 1 else (None, given)
    sizes = tuple(shape[-2:]) if len(shape) > 1 else (1, *shape)
    return tuple(  # type: ignore[return-value]
        _checked(names, size, axis, what)
        for names, size, axis in zip(pair, sizes, ("rows", "columns"), strict=True)
    )


def _is_pair(given: Any) -> bool:
    return isinstance(given, tuple) and len(given) == 2 and not any(
        isinstance(part, str) for part in given)


def _checked(names: Any, size: int, axis: str, what: str) -> Labels | None:
    if names is None:
        return None
    if isinstance(names, str) or len(names) != size:
        raise ArgumentError(say(
            "the labels for the {axis} of {what} do not fit\n"
            "  expected  {size} labels\n"
            "  got       {names!r}",
            axis=axis, what=what, size=size, names=names,
        ))
    return tuple(shortened(printable(str(name)), LONGEST_LABEL) for name in names)
