"""Series: the numbers of a curve, checked, and fewer of them where there are too many to see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from minigrad.draw.grid import numbers_of
from minigrad.draw.text import printable
from minigrad.errors import ArgumentError, ShapeError
from minigrad.words import say

#: What is larger counts as infinite: the difference of two such numbers may be.
LARGEST = 1e300


@dataclass(frozen=True, slots=True, eq=False)
class Series:
    """One curve. A number that has no place on the axis is nan: there the line has a gap."""

    name: str
    x: np.ndarray
    y: np.ndarray
    #: What was left out: how many numbers, and where the first of them is.
    lost: int
    first_lost: float

    @property
    def there(self) -> np.ndarray:
        """The numbers that have a place."""
        return self.y[np.isfinite(self.y)]


@dataclass(frozen=True, slots=True, eq=False)
class Buckets:
    """A series in as many parts as can be told apart: the mean of each, and how far it reaches."""

    x: np.ndarray
    mean: np.ndarray
    low: np.ndarray
    high: np.ndarray
    #: How many numbers are in one, 1 where nothing was put together.
    size: int


def series_of(values: Any, x: Any, log: bool) -> list[Series]:
    """The curves in ``values``, which are one list of numbers or several by name."""
    named = values if isinstance(values, Mapping) else {"": values}
    if isinstance(x, Mapping) and (strange := [name for name in x if name not in named]):
        raise ArgumentError(
            say("x has a series that values does not have\n"
                "  expected  {names}\n"
                "  got       {got!r}", names=", ".join(map(repr, named)), got=strange[0])
        )
    return [
        _series(printable(str(name)), numbers, x.get(name) if isinstance(x, Mapping) else x, log)
        for name, numbers in named.items()
    ]


def _series(name: str, values: Any, x: Any, log: bool) -> Series:
    what = f"values[{name!r}]" if name else "values"
    y = _numbers(values, what)
    # "x" may be a range.
    places = np.arange(len(y), dtype=float) if x is None else _numbers(list(x), f"x of {what}")
    if len(places) != len(y):
        raise ArgumentError(
            say("x does not fit {what}\n  expected  {n} places\n  got       {got}",
                what=what, n=len(y), got=len(places))
        )
    if not np.isfinite(places).all():
        raise ArgumentError(
            say("x of {what} is not all numbers\n  expected  finite numbers", what=what)
        )
    kept = (np.abs(y) <= LARGEST) & (y > 0 if log else True)
    lost = np.flatnonzero(~kept)
    first = float(places[lost[0]]) if lost.size else 0.0
    return Series(name, places, np.where(kept, y, np.nan), int(lost.size), first)


def _numbers(values: Any, what: str) -> np.ndarray:
    array = numbers_of(values, what)
    # A loss is often kept as an array of one number.
    array = array.reshape(len(array)) if array.ndim > 1 and array.size == len(array) else array
    if array.ndim != 1:
        raise ShapeError(
            say("{what} has the wrong shape\n  expected  (steps,), one number for each step\n"
                "  got       {shape}\n  hint: several curves are a dict of them, by name",
                what=what, shape=array.shape)
        )
    return array.astype(float)


def buckets(series: Series, most: int) -> Buckets:
    """At most ``most`` parts of equally many numbers; gaps stay where nothing else is."""
    size = max(1, -(-len(series.y) // most))
    if size == 1:
        return Buckets(series.x, series.y, series.y, series.y, 1)
    fill = -len(series.y) % size
    y = np.pad(series.y, (0, fill), constant_values=np.nan).reshape(-1, size)
    x = np.pad(series.x, (0, fill), constant_values=np.nan).reshape(-1, size)
    there = ~np.isnan(y)
    count = there.sum(1)
    some = count > 0
    mean = np.where(some, np.where(there, y, 0).sum(1) / np.maximum(count, 1), np.nan)
    low = np.where(some, np.where(there, y, np.inf).min(1), np.nan)
    high = np.where(some, np.where(there, y, -np.inf).max(1), np.nan)
    known = ~np.isnan(x)
    middle = np.where(known, x, 0).sum(1) / known.sum(1)
    return Buckets(middle, mean, low, high, size)
