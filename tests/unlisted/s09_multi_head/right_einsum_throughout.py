"""A whole file: weights are seen as (d_model, heads, d_k), and einsum does the rest, softmax
included.
"""

from __future__ import annotations

import math
from dataclasses import KW_ONLY, InitVar, dataclass, field

import numpy as np

from exercises.s05_projections import Linear
from minigrad import Module, Tensor, einsum, softmax, where


def split_heads(x: Tensor, num_heads: int) -> Tensor:
    batch, seq, d_model = x.shape
    d_k, rest = divmod(d_model, num_heads)
    if rest:
        raise ValueError(f"{d_model} numbers cannot be dealt out to {num_heads} heads")
    return einsum("bshc->bhsc", x.reshape((batch, seq, num_heads, d_k)))


def merge_heads(x: Tensor) -> Tensor:
    return einsum("bhsc->bshc", x).reshape(x.shape[0], x.shape[2], -1)


@dataclass(eq=False)
class MultiHeadAttention(Module):
    d_model: int
    num_heads: int
    _: KW_ONLY
    bias: InitVar[bool] = False
    rng: InitVar[np.random.Generator]
    q_proj: Linear = field(init=False)
    k_proj: Linear = field(init=False)
    v_proj: Linear = field(init=False)
    out_proj: Linear = field(init=False)

    def __post_init__(self, bias: bool, rng: np.random.Generator) -> None:
        if self.d_model % self.num_heads:
            raise ValueError("the heads do not divide the width")
        for name in ("q_proj", "k_proj", "v_proj", "out_proj"):
            setattr(self, name, Linear(self.d_model, self.d_model, bias=bias, rng=rng))

    def _heads(self, layer: Linear, x: Tensor) -> Tensor:
        d_k = self.d_model // self.num_heads
        weight = layer.weight.reshape(self.d_model, self.num_heads, d_k)
        heads = einsum("bsm,mhc->bhsc", x, weight)
        if layer.bias is None:
            return heads
        return heads + layer.bias.reshape(self.num_heads, 1, d_k)

    def forward(
        self, query: Tensor, key: Tensor, value: Tensor, *, attn_mask: np.ndarray | None = None
    ) -> tuple[Tensor, Tensor]:
        q, k, v = (
            self._heads(layer, x)
            for layer, x in ((self.q_proj, query), (self.k_proj, key), (self.v_proj, value))
        )
        scores = einsum("bhqc,bhkc->bhqk", q, k) / math.sqrt(q.shape[-1])
        if attn_mask is not None:
            batch, _, queries, keys = scores.shape
            allowed = np.broadcast_to(attn_mask, (batch, queries, keys))[:, np.newaxis]
            scores = where(allowed, scores, -1e9)
        weights = softmax(scores)
        d_k = self.d_model // self.num_heads
        out = self.out_proj.weight.reshape(self.num_heads, d_k, self.d_model)
        output = einsum("bhqk,bhkc,hcm->bqm", weights, v, out)
        return (output if self.out_proj.bias is None else output + self.out_proj.bias), weights
