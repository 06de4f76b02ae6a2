"""Whole layers of the Transformer as one step each: what the stages build, at NumPy's own speed.

Each does what the stage's layer of the same name does, with its weights, in one node. What makes
them fast is the same everywhere: one matrix product over all rows instead of one per sentence,
products with ones instead of sums, and results written into arrays that are ours already.
"""

from __future__ import annotations

import math
from functools import cache
from typing import Any

import numpy as np

from minigrad.primitive import primitive
from minigrad.shapes import Array


class Mask:
    """A mask made ready for attention: what to add to the scores, and what it leaves nothing of.

    Adding the lowest number takes half the time of writing it where the mask says so.
    """

    def __init__(self, allowed: Array, dtype: Any) -> None:
        self.allowed = allowed if allowed.ndim != 3 else allowed[:, None]
        self.scores = np.where(self.allowed, dtype.type(0), np.finfo(dtype).min)
        self.dead = not self.allowed.any(axis=-1).all()


@cache
def _filled(count: int, value: float, dtype: str) -> Array:
    return np.full(count, value, dtype)


def _column_sums(rows: Array) -> Array:
    """Σ over rows; a product with ones takes a fifth of the time of ``.sum(axis=0)``."""
    return _filled(len(rows), 1.0, rows.dtype.char) @ rows


def _flat(x: Array) -> Array:
    """One row per token: a product of two matrices is twice as fast as one per sentence."""
    return x.reshape(-1, x.shape[-1])


def _affine(rows: Array, weight: Array, bias: Array | None) -> Array:
    y = rows @ weight
    if bias is not None:
        y += bias
    return y


@primitive()
def linear(x: Array, weight: Array, bias: Array):
    """y = x W + b

    Shapes:
        x: ... d_in
        weight: d_in d_out
        bias: d_out
        returns: ... d_out
    """
    rows = _flat(x)

    def vjp(g):
        g = _flat(g)
        return (g @ weight.T).reshape(x.shape), rows.T @ g, _column_sums(g)

    return _affine(rows, weight, bias).reshape(*x.shape[:-1], weight.shape[1]), vjp


@primitive()
def feed_forward(x: Array, weight1: Array, bias1: Array, weight2: Array, bias2: Array):
    """max(0, x W_1 + b_1) W_2 + b_2

    Shapes:
        x: ... d_model
        weight1: d_model d_ff
        bias1: d_ff
        weight2: d_ff d_model
        bias2: d_model
        returns: ... d_model
    """
    rows = _flat(x)
    hidden = _affine(rows, weight1, bias1)
    np.maximum(hidden, 0, out=hidden)

    def vjp(g):
        g = _flat(g)
        to_hidden = g @ weight2.T
        to_hidden *= hidden > 0
        to_x = (to_hidden @ weight1.T).reshape(x.shape)
        return (
            to_x, rows.T @ to_hidden, _column_sums(to_hidden), hidden.T @ g, _column_sums(g)
        )  # fmt: skip

    return _affine(hidden, weight2, bias2).reshape(x.shape), vjp


@primitive()
def add_and_norm(x: Array, y: Array, weight: Array, bias: Array, *, eps: float = 1e-5):
    """weight · x̂ + bias, where x̂ is x + y with mean 0 and variance 1 in each row.

    Shapes:
        x: ... d_model
        y: ... d_model
        weight: d_model
        bias: d_model
        returns: ... d_model
    """
    x_hat = _flat(x + y)
    d_model = x_hat.shape[1]
    share = _filled(d_model, 1 / d_model, x.dtype.char)
    x_hat -= (x_hat @ share)[:, None]
    inv_std = np.einsum("nd,nd->n", x_hat, x_hat)
    inv_std /= d_model
    inv_std += eps
    np.sqrt(inv_std, out=inv_std)
    np.reciprocal(inv_std, out=inv_std)
    x_hat *= inv_std[:, None]
    out = x_hat * weight
    out += bias

    def vjp(g):
        g = _flat(g)
        to_weight, to_bias = np.einsum("nd,nd->d", g, x_hat), _column_sums(g)
        h = g * weight
        along_scale = np.einsum("nd,nd->n", h, x_hat)
        along_scale /= d_model
        h -= (h @ share)[:, None]
        h -= x_hat * along_scale[:, None]
        h *= inv_std[:, None]
        h = h.reshape(x.shape)
        return h, h, to_weight, to_bias

    return out.reshape(x.shape), vjp


def _heads(rows: Array, batch: int, parts: int, num_heads: int) -> list[Array]:
    """(batch · seq, parts · d_model) as that many views (batch, num_heads, seq, d_k)."""
    split = rows.reshape(batch, -1, parts, num_heads, rows.shape[1] // (parts * num_heads))
    return list(split.transpose(2, 0, 3, 1, 4))


def _columns(packed: Array, parts: int) -> list[Array]:
    """What lies side by side along the last axis, as views."""
    width = packed.shape[-1] // parts
    return [packed[..., part * width : (part + 1) * width] for part in range(parts)]


def _attend(query: Array, key: Array, value: Array, found: Array, mask: Mask | None) -> Array:
    """Write softmax(Q Kᵀ) V into ``found``, a view; returns the weights. Q is scaled already."""
    weights = query @ key.mT
    if mask is not None:
        weights += mask.scores
    weights -= weights.max(axis=-1, keepdims=True)
    np.exp(weights, out=weights)
    weights *= np.reciprocal(np.einsum("bhqk->bhq", weights))[..., None]
    if mask is not None and mask.dead:
        # A query without any key has shared itself out evenly: take it back.
        weights *= mask.allowed
    np.matmul(weights, value, out=found)
    return weights


def _attend_vjp(weights, query, key, value, g, to_query, to_key, to_value) -> None:
    """Write the gradients of query, key and value into three views."""
    np.matmul(weights.mT, g, out=to_value)
    to_scores = g @ value.mT
    to_scores -= np.einsum("bhqk,bhqk->bhq", weights, to_scores)[..., None]
    to_scores *= weights
    np.matmul(to_scores, key, out=to_query)
    np.matmul(to_scores.mT, query, out=to_key)


@primitive()
def self_attention(*arrays: Array, num_heads: int, mask: Mask | None = None, keep: list[Array]):
    """Multi-head attention of x to itself; the projections of query, key and value are one product.

    Args:
        arrays: x, the weights of q_proj, k_proj, v_proj and out_proj, and their biases, if any.
        keep: gets the weights of all heads, (batch, num_heads, queries, keys).
    """
    x, wq, wk, wv, wo, *biases = arrays
    batch, _, d_model = x.shape
    scale = x.dtype.type(1 / math.sqrt(d_model // num_heads))
    rows, packed = _flat(x), np.concatenate((wq, wk, wv), axis=1)
    qkv = _affine(rows, packed, np.concatenate(biases[:3]) if biases else None)
    qkv[:, :d_model] *= scale
    query, key, value = _heads(qkv, batch, 3, num_heads)
    found = np.empty_like(rows)
    weights = _attend(query, key, value, _heads(found, batch, 1, num_heads)[0], mask)
    keep.append(weights)

    def vjp(g):
        g = _flat(g)
        to_qkv = np.empty_like(qkv)
        [to_found] = _heads(g @ wo.T, batch, 1, num_heads)
        _attend_vjp(weights, query, key, value, to_found, *_heads(to_qkv, batch, 3, num_heads))
        to_qkv[:, :d_model] *= scale
        to_x = (to_qkv @ packed.T).reshape(x.shape)
        to_weights = _columns(rows.T @ to_qkv, 3)
        to_biases = [*_columns(_column_sums(to_qkv), 3), _column_sums(g)] if biases else []
        return to_x, *to_weights, found.T @ g, *to_biases

    return _affine(found, wo, biases[3] if biases else None).reshape(x.shape), vjp


@primitive()
def cross_attention(*arrays: Array, num_heads: int, mask: Mask | None = None, keep: list[Array]):
    """Multi-head attention of x to a memory; the projections of key and value are one product.

    Args:
        arrays: x, memory, the weights of q_proj, k_proj, v_proj and out_proj, and their biases,
            if any.
        keep: gets the weights of all heads, (batch, num_heads, queries, keys).
    """
    x, memory, wq, wk, wv, wo, *biases = arrays
    batch, _, d_model = x.shape
    scale = x.dtype.type(1 / math.sqrt(d_model // num_heads))
    rows, memory_rows, packed = _flat(x), _flat(memory), np.concatenate((wk, wv), axis=1)
    q = _affine(rows, wq, biases[0] if biases else None)
    q *= scale
    kv = _affine(memory_rows, packed, np.concatenate(biases[1:3]) if biases else None)
    [query], (key, value) = _heads(q, batch, 1, num_heads), _heads(kv, batch, 2, num_heads)
    found = np.empty_like(rows)
    weights = _attend(query, key, value, _heads(found, batch, 1, num_heads)[0], mask)
    keep.append(weights)

    def vjp(g):
        g = _flat(g)
        to_q, to_kv = np.empty_like(q), np.empty_like(kv)
        [to_found] = _heads(g @ wo.T, batch, 1, num_heads)
        places = [*_heads(to_q, batch, 1, num_heads), *_heads(to_kv, batch, 2, num_heads)]
        _attend_vjp(weights, query, key, value, to_found, *places)
        to_q *= scale
        to_x = (to_q @ wq.T).reshape(x.shape)
        to_memory = (to_kv @ packed.T).reshape(memory.shape)
        to_weights = [rows.T @ to_q, *_columns(memory_rows.T @ to_kv, 2), found.T @ g]
        to_biases = (
            [_column_sums(to_q), *_columns(_column_sums(to_kv), 2), _column_sums(g)]
            if biases else []
        )  # fmt: skip
        return to_x, to_memory, *to_weights, *to_biases

    return _affine(found, wo, biases[3] if biases else None).reshape(x.shape), vjp
