"""The sizes of the models that are timed, one set of weights and data for every contestant."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from minigrad.grader.course import Course
from minigrad.grader.load import World, reference

PAD = 0


@dataclass(frozen=True)
class Size:
    d_model: int
    num_heads: int
    d_ff: int
    num_layers: int
    batch: int
    seq: int
    vocab: int
    max_len: int = 512

    def model(self, world: World, dtype: type = np.float32, pad_id: int = PAD):
        """The reference's Transformer, with biases and without dropout, as the issue has it."""
        made = world.load("s13_transformer").Transformer(
            self.vocab, self.vocab, d_model=self.d_model, num_heads=self.num_heads,
            d_ff=self.d_ff, num_layers=self.num_layers, max_len=self.max_len, dropout=0.0,
            bias=True, pad_id=pad_id, rng=np.random.default_rng(0),
        )  # fmt: skip
        return made.astype(dtype)

    def ids(self, filled: bool = True) -> list[np.ndarray]:
        """Source, target and what should be said; ``filled`` False pads some sentences."""
        rng = np.random.default_rng(1)
        ids = [rng.integers(1, self.vocab, (self.batch, self.seq)) for _ in range(3)]
        if not filled:
            lengths = rng.integers(1, self.seq + 1, (3, self.batch, 1))
            return [np.where(np.arange(self.seq) < length, part, PAD)
                    for part, length in zip(ids, lengths, strict=True)]
        return ids


SIZES = {
    "tiny": Size(8, 2, 8, 2, 1, 2, 8),
    "small": Size(64, 4, 256, 2, 32, 16, 32),
    "medium": Size(256, 8, 1024, 2, 32, 64, 1000),
    "odd": Size(12, 3, 20, 2, 4, 7, 11),
}


def world() -> World:
    """The reference answers."""
    return reference(Course.here())
