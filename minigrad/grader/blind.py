"""The assertions of a graded test where nobody near knows what is right.

They take no expectation and judge nothing: they take down what the answer gave, for a judge who
compares it elsewhere.  blindfold.py puts them into a graded test.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from minigrad.grader.describe import is_array, is_tensor
from minigrad.grader.observe import assert_gradients, assert_refuses, grades
from minigrad.grader.plain import plain
from minigrad.grader.record import copied, observe

__all__ = [
    "assert_array",
    "assert_equal",
    "assert_gradients",
    "assert_number",
    "assert_refuses",
    "assert_tensor",
    "grades",
]


def assert_tensor(got: object, *, what: str, axes: str = "") -> None:
    observe(what, *_seen(got), None, None, axes=axes)


def assert_array(got: object, *, what: str, axes: str = "") -> None:
    observe(what, *_seen(got), None, None, axes=axes)


def assert_number(got: object, *, what: str) -> None:
    """A number is an array without axes here, because that remembers its dtype."""
    kind, value = _seen(got)
    if type(value) in (int, float):
        kind, value = "number", np.array(value)
    observe(what, "number" if kind == "array" else kind, value, None, None)


def assert_equal(got: object, *, what: str) -> None:
    observe(what, "value", plain(got), None, None)


def _seen(got: Any) -> tuple[str, object]:
    """What kind of thing it is, and its value as plain data."""
    if is_tensor(got):
        return "Tensor", copied(got.data)
    return ("array", copied(got)) if is_array(got) else ("value", plain(got))
