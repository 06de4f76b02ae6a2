"""The most memory that a training step holds at once, model and optimizer included."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable

from tests.benchmarks import timing
from tests.benchmarks.sizes import SIZES
from tests.benchmarks.works import training


def fused(name: str) -> timing.Work:
    return peak(lambda: training.engine_step(SIZES[name], quick=True))


def hand(name: str) -> timing.Work:
    return peak(lambda: training.hand_step(SIZES[name]))


def peak(make: Callable[[], Callable[[], object]]) -> timing.Work:
    """MiB that Python and NumPy hold at most during a step, and the one before it."""
    tracemalloc.start()
    step = make()
    tracemalloc.reset_peak()

    def turn() -> float:
        step()
        return tracemalloc.get_traced_memory()[1] / 2**20

    return turn
