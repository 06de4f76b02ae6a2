"""Small pictures of arrays in characters: expected beside got, with the wrong cells marked."""

from __future__ import annotations

import numpy as np

from minigrad.draw.cells import MINUS, number_text
from minigrad.grader.describe import axis_names, number, place
from minigrad.shapes import Array, Shape
from minigrad.words import say

#: How many rows and columns a whole picture may have; of a longer row the part near a place.
SIDE = 8
NEIGHBOURS = 3
#: What stands between the two halves, and behind a wrong number.
BAR, MARK = " │ ", "*"


def picture(want: Array, got: Array, wrong: Array, index: Shape, axes: str = "") -> str:
    """What is around a place: the matrix that it lies in, or its row where that is too large."""
    if want.ndim < 1 or want.shape[-1] < 2:
        return ""
    if want.ndim > 1 and max(want.shape[-2:]) <= SIDE:
        return _matrices(want, got, wrong, index[:-2], axes)
    return _rows(want, got, wrong, index, axes)


def _matrices(want: Array, got: Array, wrong: Array, front: Shape, axes: str) -> str:
    """Expected and got side by side."""
    flags = np.zeros_like(wrong[front]) if wrong.all() else wrong[front]
    left = _aligned(want[front], np.zeros_like(flags))
    right = _aligned(got[front], flags)
    title = say("expected")
    width = max(len(title), *map(len, left))
    lines = [f"{title:<{width}}{BAR}{_title_of_got(flags)}"]
    lines += [f"{a:<{width}}{BAR}{b}" for a, b in zip(left, right, strict=True)]
    head = _head(front, axes, want)
    return "".join(f"\n{'    ' if i else '  '}{text}" for i, text in enumerate([head, *lines]))


def _title_of_got(flags: Array) -> str:
    return say("got (* is wrong)") if flags.any() else say("got")


def _head(front: Shape, axes: str, array: Array) -> str:
    """Which matrix it is, and what its rows and columns are."""
    if not axes:
        return say("at {place}", place=place(front)) if front else say("all of it")
    rows, columns = axis_names(axes, array.ndim)[-2:]
    if not front:
        return say("{rows} ↓  {columns} →", rows=rows, columns=columns)
    return say("at {place}: {rows} ↓  {columns} →",
               place=place(front, axes, array.ndim), rows=rows, columns=columns)


def _rows(want: Array, got: Array, wrong: Array, index: Shape, axes: str) -> str:
    """The rows in which a number stands, one under the other; of long ones, the part near it."""
    whole = want.shape[-1] <= SIDE
    start = 0 if whole else max(0, index[-1] - NEIGHBOURS)
    stop = want.shape[-1] if whole else index[-1] + NEIGHBOURS + 1
    part, row = slice(start, stop), index[:-1]
    flags = np.zeros_like(wrong[row][part]) if wrong.all() else wrong[row][part]
    pair = np.array([want[row][part], got[row][part]], dtype=object)
    upper, lower = _aligned(pair, np.stack([np.zeros_like(flags), flags]))
    before, behind = "… " * (start > 0), " …" * (stop < want.shape[-1])
    titles = say("expected"), _title_of_got(flags)
    width = max(map(len, titles))
    return f"\n  {_head_of_row(index, axes, want)}" + "".join(
        f"\n    {title:<{width}}  {before}{text}{behind}"
        for title, text in zip(titles, (upper, lower), strict=True)
    )


def _head_of_row(index: Shape, axes: str, array: Array) -> str:
    """Which row it is, and what its columns are."""
    columns = axis_names(axes, array.ndim)[-1] if axes else ""
    if array.ndim == 1:
        return f"{columns} →" if columns else say("all of it")
    at = say("at {place}", place=place(index[:-1], axes, array.ndim))
    return f"{at}: {columns} →" if columns else at


def _aligned(matrix: Array, flags: Array) -> list[str]:
    """The rows of a matrix, their numbers in columns, a mark behind each wrong one."""
    texts = _texts(matrix)
    marks = [[MARK if flag else " " for flag in row] for row in flags]
    widths = [max(map(len, column)) for column in zip(*texts, strict=True)]
    return [
        "".join(
            f"{text:>{width}}{mark}" for text, width, mark in zip(row, widths, line, strict=True)
        ).rstrip()
        for row, line in zip(texts, marks, strict=True)
    ]


def _texts(matrix: Array) -> list[list[str]]:
    """Each number as short as it can be read: with as many decimals as its neighbours."""
    cells = [list(row) for row in matrix]
    kinds = {np.asarray(cell).dtype.kind for row in cells for cell in row}
    if kinds == {"b"}:
        return [["1" if cell else "·" for cell in row] for row in cells]
    if "f" not in kinds:
        return [[str(cell) for cell in row] for row in cells]
    finite = [abs(float(cell)) for row in cells for cell in row if np.isfinite(cell)]
    largest = max(finite, default=0.0)
    if not 0.1 <= largest < 1000:
        return [[number(cell, 3) for cell in row] for row in cells]
    decimals = 3 if largest < 10 else 2 if largest < 100 else 1
    # Beside Python's own numbers in a message, the minus is Python's, too.
    return [[number_text(cell, decimals).replace(MINUS, "-") for cell in row] for row in cells]
