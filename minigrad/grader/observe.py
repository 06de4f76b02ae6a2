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
from minigrad.grader.describe import facts, inputs, is_array, is_tensor, kind, told_apart
from minigrad.grader.differ import difference
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

#: An input of more numbers than this is not kept with an observation.
LARGEST = 4096
#: The inputs on which something was observed, by name.
Given = Mapping[str, object] | None
Test = TypeVar("Test", bound=Callable[..., Any])


def grades(piece: str, *, slow: bool = False) -> Callable[[Test], Test]:
    """Mark a graded test with the piece that it judges first of all: "SelfAttention.forward".

    A slow one is not tried on the known mistakes, unless it is the one that failed.
    """

    def mark(test: Test) -> Test:
        test.piece, test.slow = piece, slow  # type: ignore[attr-defined]
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
    text += _expected_and_got(*told_apart(expected, found)) + inputs(given)
    observe(what, "number", found, expected, text if wrong else None, given=_kept(given))


def assert_equal(got: object, want: object, *, what: str, given: Given = None) -> None:
    """``got`` is exactly ``want``: lists, strings, whole numbers, booleans, None."""
    found, expected = plain(got), plain(want)
    text = None if same(found, expected) else difference(found, expected, what) + inputs(given)
    observe(what, "value", found, expected, text, given=_kept(given))


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
    returned: object = None
    try:
        returned = _bare(call())
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
    observe(what, "exception", found, wanted, text, returned=returned)


def _compare(kind: str, got: Any, want: ArrayLike, given: Given, *, what: str, **how: Any) -> None:
    found, expected = copied(got), np.asarray(want)
    text = complaint(found, expected, what=what, **how)
    text = text and text + inputs(given)
    observe(what, kind, found, expected, text, axes=how["axes"], given=_kept(given))


def _wrong_kind(got: Any, want: object, what: str, wanted: str, hint: str, given: Given) -> None:
    text = say("{what}: the result is of the wrong kind", what=what)
    hint = say("a function without `return` gives None") if got is None else hint
    text += _expected_and_got(wanted, kind(got))
    text += facts((say("hint"), hint)) if hint else ""
    seen: tuple[str, object] = "value", plain(got)
    if is_tensor(got) or is_array(got):
        seen = ("Tensor", copied(got.data)) if is_tensor(got) else ("array", copied(got))
    observe(what, *seen, want, text + inputs(given), given=_kept(given))


def _expected_and_got(expected: str, got: str) -> str:
    return facts((say("expected"), expected), (say("got"), got))


def _bare(result: object) -> object:
    """Somebody's result as plain data."""
    if type(result) in (tuple, list):
        return [_bare(part) for part in result]  # type: ignore[attr-defined]
    if is_tensor(result) or is_array(result):
        return copied(result.data if is_tensor(result) else result)
    return plain(result)


def _kept(given: Given) -> Given:
    """The inputs as plain data; without the arrays that are too large to keep."""
    bare = {name: x.data if is_tensor(x) else x for name, x in (given or {}).items()}
    return {name: _bare(x) for name, x in bare.items() if not is_array(x) or x.size <= LARGEST}
