"""The assertions of a graded test.

Each takes what the answer gave and what the definition says, notes what it saw (record.py), and
raises CheckFailed with a whole sentence if the two differ.  An answer's objects are never asked
for their opinion: what is compared are copies of bare numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import numpy as np
from numpy.typing import ArrayLike

from minigrad.grader.blame import said
from minigrad.grader.compare import complaint, wrong_places
from minigrad.grader.describe import facts, is_array, is_tensor, kind, line, told_apart
from minigrad.grader.gradients import assert_gradients
from minigrad.grader.plain import plain, same
from minigrad.grader.record import CheckFailed, Observation, copied, observe, recording
from minigrad.words import say

__all__ = [
    "CheckFailed",
    "Observation",
    "assert_array",
    "assert_equal",
    "assert_gradients",
    "assert_number",
    "assert_refuses",
    "assert_tensor",
    "grades",
    "recording",
]

#: The inputs on which something was observed, by name.
Given = Mapping[str, object] | None
Test = TypeVar("Test", bound=Callable[..., Any])


def grades(piece: str) -> Callable[[Test], Test]:
    """Mark a graded test with the piece that it judges first of all: "SelfAttention.forward"."""

    def mark(test: Test) -> Test:
        test.piece = piece  # type: ignore[attr-defined]
        return test

    return mark


def assert_tensor(
    got: object,
    want: ArrayLike,
    *,
    what: str,
    axes: str = "",
    given: Given = None,
    tolerance: float | None = None,
) -> None:
    """``got`` is a Tensor with the shape, dtype and numbers of ``want``."""
    if is_tensor(got):
        _compare("Tensor", got.data, want, given, what=what, axes=axes, tolerance=tolerance)
    else:
        hint = say("no gradient can flow through a NumPy array") if is_array(got) else ""
        _wrong_kind(got, want, what, say("a Tensor"), hint, given)


def assert_array(
    got: object,
    want: ArrayLike,
    *,
    what: str,
    axes: str = "",
    given: Given = None,
    tolerance: float | None = None,
) -> None:
    """``got`` is a plain NumPy array, or a NumPy number, like ``want``."""
    if is_array(got):
        _compare("array", got, want, given, what=what, axes=axes, tolerance=tolerance)
    else:
        hint = say("the numbers of a Tensor are in its .data") if is_tensor(got) else ""
        _wrong_kind(got, want, what, say("a NumPy array"), hint, given)


def assert_number(
    got: object, want: float, *, what: str, given: Given = None, tolerance: float | None = None
) -> None:
    """``got`` is one number: Python's, NumPy's, or an array without axes."""
    bare = plain(got)
    array = copied(got) if is_array(got) else np.array(bare if type(bare) in (int, float) else None)
    if array.ndim or array.dtype.kind not in "iuf":
        hint = say(".item() gives the number that a Tensor holds") if is_tensor(got) else ""
        _wrong_kind(got, want, what, say("a number"), hint, given)
        return
    precision = array.dtype if array.dtype.kind == "f" else np.float64
    found, expected = float(array), float(want)
    wrong = wrong_places(np.array(found), np.array(expected, dtype=precision), tolerance).any()
    text = say("{what}: the number is wrong", what=what)
    text += _expected_and_got(*told_apart(expected, found)) + _given(given)
    observe(what, "number", found, expected, text if wrong else None)


def assert_equal(got: object, want: object, *, what: str, given: Given = None) -> None:
    """``got`` is exactly ``want``: lists, strings, whole numbers, booleans, None."""
    found, expected = plain(got), plain(want)
    text = None if same(found, expected) else _difference(found, expected, what) + _given(given)
    observe(what, "value", found, expected, text)


def assert_refuses(
    call: Callable[[], object],
    error: type[Exception] | tuple[type[Exception], ...],
    *,
    what: str,
    accepted: Callable[[], object],
) -> None:
    """``accepted()`` works, and ``call()`` raises ``error``: so refusing everything fails."""
    accepted()
    kinds = error if isinstance(error, tuple) else (error,)
    wanted = " / ".join(kind.__name__ for kind in kinds)
    found: str | None = None
    text: str | None = None
    try:
        call()
    except NotImplementedError:  # a stub, which refuses nothing
        raise
    except kinds as refusal:
        found = type(refusal).__name__
    except Exception as other:
        found = type(other).__name__
        text = say("{what}: this must be refused, but with another exception", what=what)
        text += _expected_and_got(wanted, f"{found}: {said(other)}")
    else:
        text = say("{what}: this must be refused, but was accepted", what=what)
        text += _expected_and_got(wanted, say("no exception"))
    observe(what, "exception", found, wanted, text)


def _compare(kind: str, got: Any, want: ArrayLike, given: Given, *, what: str, **how: Any) -> None:
    found, expected = copied(got), np.asarray(want)
    text = complaint(found, expected, what=what, **how)
    observe(what, kind, found, expected, text and text + _given(given))


def _wrong_kind(got: Any, want: object, what: str, wanted: str, hint: str, given: Given) -> None:
    text = say("{what}: the result is of the wrong kind", what=what)
    text += _expected_and_got(wanted, kind(got))
    text += facts((say("hint"), hint)) if hint else ""
    seen: tuple[str, object] = "value", plain(got)
    if is_tensor(got) or is_array(got):
        seen = ("Tensor", copied(got.data)) if is_tensor(got) else ("array", copied(got))
    observe(what, *seen, want, text + _given(given))


def _difference(found: Any, expected: Any, what: str) -> str:
    """How two plain values differ; in two lists, from which place on."""
    head = say("{what}: the value is wrong", what=what)
    if isinstance(expected, (list, tuple)) and type(found) is type(expected):
        pairs = enumerate(zip(found, expected, strict=False))
        place = next((i for i, pair in pairs if not same(*pair)), min(len(found), len(expected)))
        head = say("{what}: the values differ from place {place} on", what=what, place=place)
    return head + _expected_and_got(line(expected), line(found))


def _expected_and_got(expected: str, got: str) -> str:
    return facts((say("expected"), expected), (say("got"), got))


def _given(given: Given) -> str:
    """The inputs on which it happened, one per line."""
    inputs = (given or {}).items()
    return facts(*((say("given"), f"{name} {line(value)}") for name, value in inputs))
