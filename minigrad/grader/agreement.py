"""Does an answer do what the reference does?  Decided by looking at what both gave, side by side.

Nothing that the process of an answer says about it counts in its favour: "passed" is a word, and
a complaint can only make things worse.  What counts is what the answer gave: the same things in the
same order, of the same kind, shape and dtype, with the same numbers but for rounding.  Of a refusal
there is nothing to see but that there was one; the process complains if it was of another class
than the graded test names.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

import numpy as np

from minigrad.grader.compare import complaint, wrong_numbers
from minigrad.grader.describe import facts, line
from minigrad.grader.differ import difference
from minigrad.grader.gradients import NEGLIGIBLE, TOLERANCE
from minigrad.grader.plain import same
from minigrad.grader.record import Observation
from minigrad.shapes import Array
from minigrad.words import say

#: A difference that no rounding explains, whatever the dtype.
ROUGHLY = 1e-2


def disagreement(got: Sequence[Observation], right: Sequence[Observation]) -> str | None:
    """The first thing in which an answer differs from the reference; None if there is none."""
    if right and not got:
        return contradiction(got)
    for mine, theirs in zip_longest(got, right):
        if mine is None:
            return say("{what}: the answer did not get so far", what=_what(theirs))
        if theirs is None or mine.key != theirs.key:
            return say("{what}: the answer took another way here", what=_what(mine))
        text = mine.complaint or _differs(mine, theirs)
        if text:
            return text
    return None


def contradiction(seen: Sequence[Observation]) -> str | None:
    """What speaks against a check that claims to have passed; None if nothing does.

    The worker has compared already, in the process of the answer.  This is a second look at the
    same numbers from outside, and a generous one.
    """
    if not seen:
        return say("nothing came back of what the answer gave here")
    return next((text for mine in seen if (text := mine.complaint or _denied(mine))), None)


def _denied(mine: Observation) -> str | None:
    got, want, what = mine.value, mine.want, _what(mine)
    if mine.kind == "exception":
        return None
    if isinstance(got, float) and isinstance(want, float):
        got, want = np.array(got), np.array(want)
    if not (isinstance(got, np.ndarray) and isinstance(want, np.ndarray)):
        return _unlike(got, want, what)
    if mine.kind == "gradient" and got.shape == want.shape and got.dtype == want.dtype:
        allowed = ROUGHLY * max(1.0, float(np.abs(want).max(initial=0.0)))
        return wrong_numbers(got, want, ~(np.abs(got - want) <= allowed), what=what)
    return complaint(got, want, what=what, axes=mine.axes, tolerance=ROUGHLY)


def _differs(mine: Observation, theirs: Observation) -> str | None:
    what, got, want = _what(theirs), mine.value, theirs.value
    if mine.kind != theirs.kind:
        text = say("{what}: the result is of the wrong kind", what=what)
        return text + facts((say("expected"), theirs.kind), (say("got"), mine.kind))
    if theirs.kind == "exception":
        accepted = say("{what}: this must be refused, but was accepted", what=what)
        return accepted if isinstance(want, str) and not isinstance(got, str) else None
    if not isinstance(want, np.ndarray):
        return _unlike(got, want, what)
    if not isinstance(got, np.ndarray):
        return difference(line(got), line(want), what)
    if theirs.kind == "gradient":
        return _wrong_gradient(got, want, what)
    if theirs.kind == "number":
        got, want = _as_numbers(got, want)
    return complaint(got, want, what=what, axes=theirs.axes)


def _wrong_gradient(got: Array, want: Array, what: str) -> str | None:
    """By the rule of assert_gradients, with the reference's gradient in the place of the slopes."""
    if got.shape != want.shape or got.dtype.kind != "f":
        return complaint(got, want, what=what)
    allowed = TOLERANCE * max(float(np.abs(want).max(initial=0.0)), NEGLIGIBLE)
    return wrong_numbers(got, want, ~(np.abs(got - want) <= allowed), what=what)


def _as_numbers(got: Array, want: Array) -> tuple[Array, Array]:
    """A number may be of any dtype; one of float32 is as exact as float32 is."""
    precision = got.dtype if got.dtype.name == "float32" else np.dtype(np.float64)
    if got.dtype.kind in "iuf" and not got.ndim:
        got = got.astype(precision)
    return got, want.astype(precision)


def _unlike(got: object, want: object, what: str) -> str | None:
    """How two plain values differ; what came back may hold anything anywhere, even arrays."""
    try:
        return None if same(got, want) else difference(got, want, what)
    except ValueError:
        return say("{what}: the value is wrong", what=what)


def _what(observation: Observation) -> str:
    """The name of the thing without its running number."""
    return observation.key.partition(" ")[2]
