"""A grid: numbers with labels that are known to fit them, and which of them may be seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from minigrad.draw.cells import FITS, LARGEST, Scale, texts_of
from minigrad.draw.text import printable
from minigrad.errors import ArgumentError, DTypeError, ShapeError
from minigrad.graph import Node
from minigrad.words import say

Labels = tuple[str, ...]

#: A picture of more rows or columns than this shows the outermost number of each block.
MOST_PIXELS = 256

#: Whole, because another language may count otherwise.
COUNTED = {
    "label": ("{n} label", "{n} labels"),
    "row": ("{n} row", "{n} rows"),
    "column": ("{n} column", "{n} columns"),
}


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """A matrix ready to be drawn. ``seen`` True: the cell may be seen."""

    values: np.ndarray
    seen: np.ndarray
    scale: Scale
    rows: Labels | None
    columns: Labels | None
    row_axis: str
    column_axis: str
    #: The numbers as they are written in the cells; None where there are too many.
    texts: list[list[str]] | None

    @property
    def shape(self) -> tuple[int, int]:
        rows, columns = self.values.shape
        return rows, columns

    @property
    def large(self) -> bool:
        """Too large for cells that are drawn one by one."""
        return max(self.shape) > LARGEST

    def named(self, axis: int, place: int) -> str:
        """What a row (axis 0) or a column (axis 1) is called."""
        labels = (self.rows, self.columns)[axis]
        return str(place) if labels is None else labels[place]

    def pooled(self, most_rows: int, most_columns: int) -> tuple[Grid, tuple[int, int]]:
        """At most so many rows and columns, and how many of each stand behind one of them.

        They have no labels any more. Of each block the number farthest from 0 is kept: the mean
        of many would hide what is there.
        """
        rows, columns = self.shape
        high, wide = -(-rows // most_rows), -(-columns // most_columns)
        if high == wide == 1:
            return self, (1, 1)
        hidden = np.where(self.seen & ~np.isnan(self.values), self.values, 0)
        values, seen = _outermost(hidden, high, wide), _any(self.seen, high, wide)
        return replace(self, values=values, seen=seen, rows=None, columns=None), (high, wide)


def grid_of(
    values: Any,
    *,
    rows: Sequence[object] | None = None,
    columns: Sequence[object] | None = None,
    row_axis: str | None = None,
    column_axis: str | None = None,
    scale: str | float | Scale | None = None,
    mask: Any = None,
    names: tuple[str, str, str] = ("values", "rows", "columns"),
) -> Grid:
    """Check everything against the numbers' own axes. ``names``: what the caller calls them."""
    what, row_name, column_name = names
    array = numbers_of(values, what)
    if array.ndim != 2 or 0 in array.shape:
        raise ShapeError(_not_a_matrix(what, array.shape))
    seen = seen_of(mask, array.shape, what)
    if not isinstance(scale, Scale):
        scale = Scale.of(array[seen], scale)
    return Grid(
        values=array.astype(float),
        seen=seen,
        scale=scale,
        rows=_labels(rows, row_name, "rows", array.shape[0], what),
        columns=_labels(columns, column_name, "columns", array.shape[1], what),
        row_axis=printable(row_axis or ""),
        column_axis=printable(column_axis or ""),
        texts=texts_of(array) if max(array.shape) <= FITS else None,
    )


def numbers_of(values: Any, what: str) -> np.ndarray:
    """A copy of the numbers in a Tensor, an array or lists."""
    if values is None:
        raise ArgumentError(say("{what} is None\n  expected  numbers\n"
                                "  hint: a gradient is there after backward()", what=what))
    try:
        array = np.array(_plain(values))
    except ValueError:
        raise ShapeError(say("{what} has rows of different lengths\n"
                             "  expected  a matrix", what=what)) from None
    if array.dtype.kind not in "biuf":
        raise DTypeError(say("{what} cannot be drawn\n  expected  real numbers\n"
                             "  got       {dtype}", what=what, dtype=array.dtype))
    return array


def _plain(values: Any) -> Any:
    """The numbers behind a Tensor or a Value, or behind each in a list of them."""
    if isinstance(values, Node):
        return values.data
    if isinstance(values, (list, tuple)):
        return [_plain(value) for value in values]
    return values


def _not_a_matrix(what: str, shape: tuple[int, ...]) -> str:
    hints = {1: say("hint: one row is {what}[None, :]", what=what),
             3: say("hint: one of several is {what}[0]", what=what)}
    hint = f"\n  {hints[len(shape)]}" if len(shape) in hints else ""
    return say("{what} has the wrong shape\n  expected  (rows, columns), none of them empty\n"
               "  got       {shape}", what=what, shape=shape) + hint


def _labels(
    labels: Sequence[object] | None, name: str, axis: str, size: int, what: str
) -> Labels | None:
    """One label for each, or an error that names the axis."""
    if labels is None:
        return None
    if isinstance(labels, str):
        raise ArgumentError(say("{name} is one text\n  expected  a list of {size} labels\n"
                                "  got       {labels!r}", name=name, size=size, labels=labels))
    known = tuple(printable(str(label)) for label in labels)
    if len(known) != size:
        raise ArgumentError(
            say("{name} does not fit {what}\n  expected  {size} labels\n  got       {got}\n"
                "  {name} has {labels}, {what} has {axes}", name=name, what=what, size=size,
                got=len(known), labels=_counted(len(known), "label"),
                axes=_counted(size, axis[:-1]))
        )
    return known


def _counted(count: int, noun: str) -> str:
    one, many = COUNTED[noun]
    return say(one if count == 1 else many, n=count)


def seen_of(mask: Any, shape: tuple[int, ...], what: str) -> np.ndarray:
    """Which cells may be seen; a mask is True where they may."""
    if mask is None:
        return np.ones(shape, bool)
    array = numbers_of(mask, "mask")
    if array.dtype.kind != "b" and not np.isin(array, (0, 1)).all():
        raise DTypeError(say("mask holds more than yes and no\n"
                             "  expected  booleans, True = may be seen\n"
                             "  got       {dtype}", dtype=array.dtype))
    try:
        return np.broadcast_to(array.astype(bool), shape)
    except ValueError:
        raise ShapeError(say("mask does not fit {what}\n  expected  broadcastable to {shape}\n"
                             "  got       {got}", what=what, shape=shape, got=array.shape)
                         ) from None


def _blocks(array: np.ndarray, high: int, wide: int) -> np.ndarray:
    """(rows, columns, high · wide): the edge is filled up with 0."""
    rows, columns = array.shape
    array = np.pad(array, ((0, -rows % high), (0, -columns % wide)))
    array = array.reshape(array.shape[0] // high, high, array.shape[1] // wide, wide)
    return array.transpose(0, 2, 1, 3).reshape(array.shape[0], array.shape[2], high * wide)


def _outermost(values: np.ndarray, high: int, wide: int) -> np.ndarray:
    blocks = _blocks(values, high, wide)
    place = np.abs(blocks).argmax(-1)[..., None]
    return np.take_along_axis(blocks, place, -1)[..., 0]


def _any(seen: np.ndarray, high: int, wide: int) -> np.ndarray:
    return np.asarray(_blocks(seen, high, wide).any(-1))
