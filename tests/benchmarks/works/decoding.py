"""Greedy decoding of one sentence with the medium model: time for one of 64 tokens."""

from __future__ import annotations

import numpy as np

from minigrad.fast import accelerate, keep_memory
from tests.benchmarks import timing
from tests.benchmarks.by_hand.decoding import Decoding
from tests.benchmarks.sizes import SIZES, Size, world

TOKENS, BOS = 64, 1
#: An id that no token has: no sentence ends, and none is padded.
NEVER = -1


def model_of(size: Size, dtype: type):
    return size.model(world(), dtype, pad_id=NEVER)


def source(size: Size) -> np.ndarray:
    return size.ids()[0][:1]


def cached(quick: str = "") -> timing.Work:
    """The reference's greedy_decode, reading the newest token only."""
    return engine(use_cache=True, quick=bool(quick))


def uncached(quick: str = "") -> timing.Work:
    """The reference's greedy_decode, reading the whole sentence for each token."""
    return engine(use_cache=False, quick=bool(quick))


def engine(*, use_cache: bool, quick: bool) -> timing.Work:
    size, stages = SIZES["medium"], world()
    model, greedy = model_of(size, np.float32).eval(), stages.load("s17_generation").greedy_decode
    if quick:
        keep_memory()
        accelerate(model)

    def step() -> None:
        greedy(model, source(size), bos_id=BOS, eos_id=NEVER, max_len=TOKENS, use_cache=use_cache)

    return timing.timed(step, 4 if use_cache else 1, units=TOKENS)


def hand() -> timing.Work:
    return by_hand(use_cache=True)


def hand_uncached() -> timing.Work:
    return by_hand(use_cache=False)


def by_hand(*, use_cache: bool) -> timing.Work:
    size, decoding = SIZES["medium"], hand_model(SIZES["medium"], np.float32)
    return timing.timed(
        lambda: decoding.greedy(source(size), bos_id=BOS, count=TOKENS, use_cache=use_cache),
        8 if use_cache else 1, units=TOKENS,
    )  # fmt: skip


def hand_model(size: Size, dtype: type) -> Decoding:
    stages = world()
    table = stages.load("s07_positions").sinusoidal_positions(size.max_len, size.d_model)
    return Decoding(model_of(size, dtype).state_dict(), size.num_heads, table)


def check() -> None:
    """The same tokens: by hand and by the reference, with a cache and without."""
    size, stages = SIZES["odd"], world()
    model, greedy = model_of(size, np.float64), stages.load("s17_generation").greedy_decode
    src, by_hand = size.ids()[0], hand_model(size, np.float64)
    for use_cache in (True, False):
        want = greedy(model.eval(), src, bos_id=BOS, eos_id=NEVER, max_len=9, use_cache=use_cache)
        got = by_hand.greedy(src, bos_id=BOS, count=9, use_cache=use_cache)[:, 1:]
        timing.agree(got, want, "the tokens")
