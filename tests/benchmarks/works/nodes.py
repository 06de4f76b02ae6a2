"""What one node costs in a long chain, with Python's cyclic collector as it comes and without."""

from __future__ import annotations

import gc

import numpy as np

from minigrad import Tensor
from tests.benchmarks import timing


def collected(count: str) -> timing.Work:
    """The collector as it comes."""
    return chain(int(count))


def alone(count: str) -> timing.Work:
    """No collector: what the engine itself takes."""
    gc.disable()
    return chain(int(count))


def chain(count: int) -> timing.Work:
    x, w = Tensor(np.ones(8), requires_grad=True), Tensor(np.full(8, 0.999), requires_grad=True)

    def step() -> None:
        x.grad = w.grad = None
        y = x
        for _ in range(count - 1):
            y = y * w
        y.sum().backward()

    return timing.timed(step, max(20_000 // count, 1), units=count)
