"""A whole file: dataclasses with postponed annotations, einsum, and a named tuple for the result.
"""

from __future__ import annotations

from dataclasses import KW_ONLY, InitVar, dataclass, field
from typing import NamedTuple

import numpy as np

from minigrad import Module, Parameter, Tensor, einsum


class QKV(NamedTuple):
    query: Tensor
    key: Tensor
    value: Tensor


@dataclass(eq=False, repr=False)
class Linear(Module):
    d_in: int
    d_out: int
    _: KW_ONLY
    bias: Parameter | bool | None = True
    rng: InitVar[np.random.Generator]
    weight: Parameter = field(init=False)

    def __post_init__(self, rng: np.random.Generator) -> None:
        std = np.sqrt(2 / (self.d_in + self.d_out))
        self.weight = Parameter(rng.normal(scale=std, size=(self.d_in, self.d_out)))
        self.bias = Parameter([0.0] * self.d_out) if self.bias else None

    def forward(self, x: Tensor) -> Tensor:
        y = einsum("...i,io->...o", x, self.weight)
        match self.bias:
            case None:
                return y
            case bias:
                return y + bias


@dataclass(eq=False, repr=False)
class QKVProjection(Module):
    d_model: int
    _: KW_ONLY
    rng: InitVar[np.random.Generator]
    q_proj: Linear = field(init=False)
    k_proj: Linear = field(init=False)
    v_proj: Linear = field(init=False)

    def __post_init__(self, rng: np.random.Generator) -> None:
        self.q_proj, self.k_proj, self.v_proj = (
            Linear(self.d_model, self.d_model, bias=False, rng=rng) for _ in "qkv"
        )

    def forward(self, x: Tensor) -> QKV:
        return QKV(query=self.q_proj(x), key=self.k_proj(x), value=self.v_proj(x))
