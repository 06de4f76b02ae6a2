"""Attention of longer and longer sentences, forward and backward: twice as long, four times."""

from __future__ import annotations

import numpy as np

from minigrad.fast import accelerate, keep_memory
from tests.benchmarks import timing
from tests.benchmarks.sizes import world
from tests.benchmarks.works.attention import both_ways

D_MODEL, NUM_HEADS = 64, 4


def minigrad(length: str) -> timing.Work:
    keep_memory()
    rng = np.random.default_rng(0)
    made = world().load("s09_multi_head").MultiHeadAttention
    layer = accelerate(made(D_MODEL, NUM_HEADS, rng=rng).astype(np.float32))
    x, g = rng.standard_normal((2, 1, int(length), D_MODEL)).astype(np.float32)
    return timing.timed(both_ways(layer, x, g), max(1024 // int(length), 1) ** 2)
