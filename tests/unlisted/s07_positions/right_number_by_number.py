"""A whole file: every number by itself with math, the rows of a call computed when they are needed.
"""

import math

import numpy as np

from minigrad import Module


def angle(pos, column, d_model, base):
    return pos * math.exp(-math.log(base) * (column // 2 * 2) / d_model)


def row(pos, d_model, base=10000.0):
    return [
        (math.cos if column % 2 else math.sin)(angle(pos, column, d_model, base))
        for column in range(d_model)
    ]


def sinusoidal_positions(length, d_model, *, base=10_000.0):
    return np.array([row(pos, d_model, base) for pos in range(length)], dtype=float)


class PositionalEncoding(Module):
    def __init__(self, max_len, d_model):
        self.limits = {"max_len": max_len, "d_model": d_model}

    def forward(self, x, *, offset=0):
        seq, width = x.shape[-2:]
        if width != self.limits["d_model"]:
            raise ValueError("wrong width")
        if not 0 <= offset <= self.limits["max_len"] - seq:
            raise ValueError("outside of the table")
        return x + [row(offset + place, width) for place in range(seq)]
