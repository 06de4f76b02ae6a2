"""Multi-head attention as one step: to itself, and to a memory. How it is fast: see ``layers``."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from minigrad.fast.layers import affine, column_sums, flat
from minigrad.primitive import primitive
from minigrad.shapes import Array

#: How many scores are worked on at a time, and for how many queries at least.
BLOCK, FEWEST = 1 << 20, 32


class Mask:
    """A mask made ready for attention: what to add to the scores, and what it leaves nothing of.

    Adding the lowest number takes half the time of writing it where the mask says so.
    """

    def __init__(self, allowed: Array, dtype: Any) -> None:
        self.allowed = allowed if allowed.ndim != 3 else allowed[:, None]
        self.scores = np.where(self.allowed, dtype.type(0), np.finfo(dtype).min)
        self.dead = not self.allowed.any(axis=-1).all()


def _heads(rows: Array, batch: int, parts: int, num_heads: int) -> list[Array]:
    """(batch · seq, parts · d_model) as that many views (batch, num_heads, seq, d_k)."""
    split = rows.reshape(batch, -1, parts, num_heads, rows.shape[1] // (parts * num_heads))
    return list(split.transpose(2, 0, 3, 1, 4))


def _columns(packed: Array, parts: int) -> list[Array]:
    """What lies side by side along the last axis, as views."""
    width = packed.shape[-1] // parts
    return [packed[..., part * width : (part + 1) * width] for part in range(parts)]


def _blocks(batch: int, num_heads: int, queries: int, keys: int) -> list[slice]:
    """Parts of the queries whose scores stay in the processor's cache; a few words are one part.

    Measured: without it, attention of 1024 words takes five times as long as of 512.
    """
    step = max(BLOCK // (batch * num_heads * keys), FEWEST)
    return [slice(start, start + step) for start in range(0, queries, step)]


def _attend(query: Array, key: Array, value: Array, found: Array, mask: Mask | None) -> Array:
    """Write softmax(Q Kᵀ) V into ``found``, a view; returns the weights. Q is scaled already."""
    shape = (*query.shape[:3], key.shape[2])
    all_weights = np.empty(shape, query.dtype)
    for here in _blocks(*shape):
        weights = np.matmul(query[:, :, here], key.swapaxes(-1, -2), out=all_weights[:, :, here])
        if mask is not None:
            weights += _rows_of(mask.scores, here)
        weights -= weights.max(axis=-1, keepdims=True)
        np.exp(weights, out=weights)
        weights *= np.reciprocal(np.einsum("bhqk->bhq", weights))[..., None]
        if mask is not None and mask.dead:
            # A query without any key has shared itself out evenly: take it back.
            weights *= _rows_of(mask.allowed, here)
        np.matmul(weights, value, out=found[:, :, here])
    return all_weights


def _rows_of(mask: Array, here: slice) -> Array:
    """The part of a mask for these queries; one row may count for all of them."""
    return mask[..., here, :] if mask.ndim > 1 and mask.shape[-2] > 1 else mask


def _attend_vjp(all_weights, query, key, value, g, to_query, to_key, to_value) -> None:
    """Write the gradients of query, key and value into three views."""
    np.matmul(all_weights.swapaxes(-1, -2), g, out=to_value)
    for here in _blocks(*all_weights.shape):
        weights, to_scores = all_weights[:, :, here], g[:, :, here] @ value.swapaxes(-1, -2)
        to_scores -= np.einsum("bhqk,bhqk->bhq", weights, to_scores)[..., None]
        to_scores *= weights
        np.matmul(to_scores, key, out=to_query[:, :, here])
        if here.start == 0:
            np.matmul(to_scores.swapaxes(-1, -2), query[:, :, here], out=to_key)
        else:
            to_key += to_scores.swapaxes(-1, -2) @ query[:, :, here]


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
    rows, packed = flat(x), np.concatenate((wq, wk, wv), axis=1)
    qkv = affine(rows, packed, np.concatenate(biases[:3]) if biases else None)
    qkv[:, :d_model] *= scale
    query, key, value = _heads(qkv, batch, 3, num_heads)
    found = np.empty_like(rows)
    weights = _attend(query, key, value, _heads(found, batch, 1, num_heads)[0], mask)
    keep.append(weights)

    def vjp(g):
        g = flat(g)
        to_qkv = np.empty_like(qkv)
        [to_found] = _heads(g @ wo.T, batch, 1, num_heads)
        _attend_vjp(weights, query, key, value, to_found, *_heads(to_qkv, batch, 3, num_heads))
        to_qkv[:, :d_model] *= scale
        to_x = (to_qkv @ packed.T).reshape(x.shape)
        to_weights = _columns(rows.T @ to_qkv, 3)
        to_biases = [*_columns(column_sums(to_qkv), 3), column_sums(g)] if biases else []
        return to_x, *to_weights, found.T @ g, *to_biases

    return affine(found, wo, biases[3] if biases else None).reshape(x.shape), vjp


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
    rows, memory_rows, packed = flat(x), flat(memory), np.concatenate((wk, wv), axis=1)
    q = affine(rows, wq, biases[0] if biases else None)
    q *= scale
    kv = affine(memory_rows, packed, np.concatenate(biases[1:3]) if biases else None)
    [query], (key, value) = _heads(q, batch, 1, num_heads), _heads(kv, batch, 2, num_heads)
    found = np.empty_like(rows)
    weights = _attend(query, key, value, _heads(found, batch, 1, num_heads)[0], mask)
    keep.append(weights)

    def vjp(g):
        g = flat(g)
        to_q, to_kv = np.empty_like(q), np.empty_like(kv)
        [to_found] = _heads(g @ wo.T, batch, 1, num_heads)
        places = [*_heads(to_q, batch, 1, num_heads), *_heads(to_kv, batch, 2, num_heads)]
        _attend_vjp(weights, query, key, value, to_found, *places)
        to_q *= scale
        to_x = (to_q @ wq.T).reshape(x.shape)
        to_memory = (to_kv @ packed.T).reshape(memory.shape)
        to_weights = [rows.T @ to_q, *_columns(memory_rows.T @ to_kv, 2), found.T @ g]
        to_biases = (
            [column_sums(to_q), *_columns(column_sums(to_kv), 2), column_sums(g)]
            if biases else []
        )  # fmt: skip
        return to_x, to_memory, *to_weights, *to_biases

    return affine(found, wo, biases[3] if biases else None).reshape(x.shape), vjp
