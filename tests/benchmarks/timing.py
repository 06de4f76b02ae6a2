"""What a contestant is made of: a function that takes its turn and says what it measured."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np

#: One turn; the number is a time in seconds for one unit of work, or something else that is small
#: when it is good.
Work = Callable[[], float]


def timed(step: Callable[[], object], repeats: int, *, units: int = 1) -> Work:
    """Processor time of one unit, over ``repeats`` steps of so many units each."""

    def turn() -> float:
        start = time.process_time()
        for _ in range(repeats):
            step()
        return (time.process_time() - start) / (repeats * units)

    return turn


def agree(got: object, want: object, what: str, tolerance: float = 1e-10) -> None:
    """Refuse a yardstick that does not compute what it is the yardstick of."""
    error = np.abs(np.asarray(got) - np.asarray(want)).max(initial=0.0)
    if not error <= tolerance * max(np.abs(np.asarray(want)).max(initial=0.0), 1.0):
        raise AssertionError(f"{what}: two contestants differ by {error:.1e}")
