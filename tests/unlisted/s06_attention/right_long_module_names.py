"""A whole file that names modules in full and never imports a name from one."""

import math
import typing

import exercises.s05_projections
import minigrad

Pair = typing.Tuple["minigrad.Tensor", "minigrad.Tensor"]


def softmax(x: "minigrad.Tensor", axis: int = -1) -> "minigrad.Tensor":
    rank = x.ndim
    x = x.swapaxes(axis, rank - 1)
    flat = x.reshape(-1, x.shape[-1])
    flat = flat - flat.data.max(axis=1)[:, None]
    powers = minigrad.Tensor.exp(flat)
    weights = powers / powers.sum(axis=1, keepdims=True)
    return weights.reshape(x.shape).swapaxes(axis, rank - 1)


def attention_scores(query, key):
    d_k = float(query.shape[-1])
    return minigrad.einsum("...id,...jd->...ij", query, key) * math.exp(-0.5 * math.log(d_k))


def attention(query, key, value) -> Pair:
    if query.shape[-1] != key.shape[-1] or key.shape[-2] != value.shape[-2]:
        raise TypeError("query, key and value do not fit together")
    weights = softmax(attention_scores(query, key))
    return (minigrad.Tensor.__matmul__(weights, value), weights)


class SelfAttention(minigrad.Module):
    qkv: "exercises.s05_projections.QKVProjection"

    def __init__(self, d_model: int, *, rng) -> None:
        self.qkv = exercises.s05_projections.QKVProjection(d_model, rng=rng)

    def __call__(self, x):
        return self.forward(x)

    def forward(self, x) -> Pair:
        parts = dict(zip(("query", "key", "value"), self.qkv(x), strict=True))
        return attention(**parts)
