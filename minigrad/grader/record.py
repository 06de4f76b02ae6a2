"""What a graded test saw.

An assertion writes down what it observed before it judges it.  So the same test, run on two
answers, gives two lists of observations that can be compared: that is all a diagnosis needs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

import numpy as np

from minigrad.shapes import Array


class CheckFailed(AssertionError):
    """The answer gave something else than it should have; the message says what."""


@dataclass(frozen=True)
class Observation:
    """One thing that a graded test looked at.

    ``key`` is a running number and the name of the thing, the same for every answer.  ``kind`` is
    "Tensor", "array", "number", "value", "exception" or "gradient".  ``value`` is plain data:
    an array that belongs to nobody else, a number, a string, a list, None.  ``complaint`` says what
    is wrong with it.  ``axes`` names the axes of an array; ``given`` holds the inputs on which it
    was seen, by name, as plain data.  ``returned`` is what came back where nothing should have.
    """

    key: str
    kind: str
    value: object
    want: object
    complaint: str | None = None
    axes: str = ""
    given: Mapping[str, object] | None = None
    returned: object = None

    @property
    def passed(self) -> bool:
        return self.complaint is None

    @property
    def dtype(self) -> str | None:
        return str(self.value.dtype) if isinstance(self.value, np.ndarray) else None

    @property
    def shape(self) -> tuple[int, ...] | None:
        return self.value.shape if isinstance(self.value, np.ndarray) else None


class Recording(list[Observation]):
    """Observations in the order in which they were made."""

    def __init__(self, *, keep_going: bool = False, judging: bool = True) -> None:
        super().__init__()
        self.keep_going = keep_going
        self.judging = judging


_open: ContextVar[Recording | None] = ContextVar("recording", default=None)


@contextmanager
def recording(*, keep_going: bool = False, judging: bool = True) -> Iterator[Recording]:
    """Collect what the assertions inside the block observe.

    With ``keep_going`` a failed assertion is noted but does not end the test, so that the
    observations behind it are made too.  Without ``judging`` gradients are taken down but not
    weighed against slopes, which are most of the work.
    """
    records = Recording(keep_going=keep_going, judging=judging)
    token = _open.set(records)
    try:
        yield records
    finally:
        _open.reset(token)


def observe(
    what: str,
    kind: str,
    value: object,
    want: object,
    complaint: str | None,
    *,
    axes: str = "",
    given: Mapping[str, object] | None = None,
    returned: object = None,
) -> None:
    """Note what was seen, then raise CheckFailed if there is something to complain about."""
    records = _open.get()
    if records is not None:
        key = f"{len(records) + 1} {what}"
        records.append(Observation(key, kind, value, want, complaint, axes, given, returned))
    if complaint is not None and not (records is not None and records.keep_going):
        raise CheckFailed(complaint)


def judging() -> bool:
    """False while someone only takes down what an answer gives, to compare it later."""
    records = _open.get()
    return records is None or records.judging


def copied(array: Any) -> Array:
    """The bare numbers of an array, shared with nobody and without any subclass's habits."""
    return np.array(array, copy=True, subok=False)
