"""A whole file: every column is a sine, the odd ones shifted by π/2; type checks, properties,
super().
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from minigrad import Module, ShapeError, Tensor


def sinusoidal_positions(
    length: int, d_model: int, *, base: float = 1e4, dtype: type = np.float64
) -> np.ndarray:
    column = np.arange(d_model)
    even, phase = column - column % 2, (column % 2) * (np.pi / 2)
    rates = np.power(float(base), -even / d_model)
    return np.sin(np.outer(np.arange(length), rates) + phase).astype(dtype)


@dataclass(eq=False)
class PositionalEncoding(Module):
    max_len: int
    d_model: int
    encoding: np.ndarray = field(init=False, repr=False)

    def __post_init__(self) -> None:
        super().__init__()
        self.encoding = np.asfortranarray(sinusoidal_positions(self.max_len, self.d_model))
        self.encoding.flags.writeable = False

    def rows(self, first: int, count: int) -> np.ndarray:
        if isinstance(first, bool) or not isinstance(first, (int, np.integer)):
            raise TypeError("offset must be a whole number")
        if first < 0 or first + count > self.max_len:
            raise ValueError(f"positions {first} … {first + count - 1} of {self.max_len}")
        return self.encoding[first : first + count]

    def forward(self, x: Tensor, *, offset: int = 0) -> Tensor:
        if x.shape[-1] != self.d_model:
            raise ShapeError(f"x is {x.shape[-1]} wide, not {self.d_model}")
        return Tensor.__add__(x, self.rows(offset, x.shape[-2]).astype(x.dtype))
