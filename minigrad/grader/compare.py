"""Say the first thing that is wrong with an array: shape, dtype, finiteness, value.

In this order, because a wrong shape explains a wrong value and never the other way round.
"""

from __future__ import annotations

import numpy as np

from minigrad.grader.describe import facts, place, sized, told_apart
from minigrad.grader.picture import picture
from minigrad.shapes import Array, Shape
from minigrad.words import say

#: How far a number may lie from the oracle's, relative to the largest number of the array.
TOLERANCE = {"float64": 1e-6, "float32": 1e-4}
#: Where no number of the oracle is larger than this, they are zeros with a trace of rounding.
ROUNDING = 1e-9


def complaint(
    got: Array, want: Array, *, what: str, axes: str = "", tolerance: float | None = None
) -> str | None:
    """What is wrong with ``got``, in a sentence and its facts; None where nothing is."""
    early = _wrong_shape(got, want, what, axes) or _wrong_dtype(got, want, what)
    if early:
        return early
    return wrong_numbers(got, want, wrong_places(got, want, tolerance), what=what, axes=axes)


def _wrong_shape(got: Array, want: Array, what: str, axes: str) -> str | None:
    if got.shape == want.shape:
        return None
    return say("{what}: the shape is wrong", what=what) + facts(
        (say("expected"), sized(want.shape, axes)),
        (say("got"), str(got.shape)),
    )


def _wrong_dtype(got: Array, want: Array, what: str) -> str | None:
    whole = np.issubdtype(want.dtype, np.integer)
    if np.issubdtype(got.dtype, np.integer) if whole else got.dtype.name == want.dtype.name:
        return None
    return say("{what}: the dtype is wrong", what=what) + facts(
        (say("expected"), say("whole numbers") if whole else want.dtype.name),
        (say("got"), got.dtype.name),
    )


def wrong_numbers(
    got: Array, want: Array, wrong: Array, *, what: str, axes: str = ""
) -> str | None:
    """How many numbers are wrong, the first of them, and what is near it.

    Where NaN or infinity stands in the place of a number, the first such place is shown.
    """
    if not wrong.any():
        return None
    strays = _strays(got, want)
    at = strays if strays.any() else wrong
    head = _not_finite(strays, what, axes) if strays.any() else counted(wrong, what, axes)
    index = first(at)
    expected, found = told_apart(want[index], got[index])
    text = head + facts((say("expected"), expected), (say("got"), found))
    return text + picture(want, got, wrong, index, axes)


def _strays(got: Array, want: Array) -> Array:
    """True where NaN or infinity stands in the place of a number."""
    if not np.issubdtype(want.dtype, np.floating):
        return np.zeros(want.shape, dtype=bool)
    return np.asarray(~np.isfinite(got) & np.isfinite(want))


def _not_finite(strays: Array, what: str, axes: str) -> str:
    if not strays.ndim:
        return say("{what}: the number is not finite", what=what)
    return say("{what}: not finite in {count} of {size} places, the first at {place}",
               **_counted(strays, what, axes))


def wrong_places(got: Array, want: Array, tolerance: float | None = None) -> Array:
    """True wherever a number differs by more than rounding; NaN agrees with NaN."""
    if not np.issubdtype(want.dtype, np.floating):
        return np.asarray(got != want)
    same = (got == want) | (np.isnan(got) & np.isnan(want))
    with np.errstate(all="ignore"):
        error = np.abs(got.astype(np.float64) - want.astype(np.float64))
    return ~same & ~(error <= allowed_error(want, tolerance))


def allowed_error(want: Array, tolerance: float | None = None) -> float:
    """The largest difference that rounding may explain."""
    relative = TOLERANCE.get(want.dtype.name, 1e-4) if tolerance is None else tolerance
    scale = float(np.abs(want[np.isfinite(want)]).max(initial=0.0))
    return relative * (scale if scale > ROUNDING else 1.0)


def first(flags: Array) -> Shape:
    """The place of the first True."""
    return tuple(int(i) for i in np.unravel_index(flags.argmax(), flags.shape))


def counted(wrong: Array, what: str, axes: str = "") -> str:
    """How many numbers are wrong, and where the first one stands."""
    if not wrong.ndim:
        return say("{what}: the number is wrong", what=what)
    if wrong.sum() == 1:
        return say("{what}: one of {size} numbers is wrong, at {place}",
                   **_counted(wrong, what, axes))
    return say("{what}: {count} of {size} numbers are wrong, the first at {place}",
               **_counted(wrong, what, axes))


def _counted(flags: Array, what: str, axes: str) -> dict[str, object]:
    where = place(first(flags), axes)
    return {"what": what, "count": int(flags.sum()), "size": flags.size, "place": where}
