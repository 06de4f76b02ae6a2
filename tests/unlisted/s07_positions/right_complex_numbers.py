"""A whole file: one complex exponential per clock holds the cosine and the sine; lazy table."""

import functools

import numpy as np

import minigrad


def sinusoidal_positions(length, d_model, *, base=10_000.0):
    pairs = -(-d_model // 2)
    speeds = np.exp(np.linspace(0, -np.log(base) * 2 * pairs / d_model, pairs, endpoint=False))
    hands = np.exp(1j * np.arange(length)[:, np.newaxis] * speeds)
    return np.dstack([hands.imag, hands.real]).reshape(length, 2 * pairs)[:, :d_model]


class PositionalEncoding(minigrad.Module):
    def __init__(self, max_len, d_model, base=10_000.0):
        super().__init__()
        self.size = max_len, d_model
        self.base = base

    @functools.cached_property
    def pe(self):
        return sinusoidal_positions(*self.size, base=self.base)[np.newaxis]

    def forward(self, x, *, offset=0):
        batch, seq, width = x.shape
        max_len, d_model = self.size
        if width != d_model or min(offset, max_len - offset - seq) < 0:
            raise ValueError(f"{(batch, seq, width)} at {offset} does not fit into {self.size}")
        return np.add(x, self.pe[:, offset : offset + seq, :])
