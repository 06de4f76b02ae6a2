"""Multi-head attention as one step: to itself, and to a memory. How it is fast: see ``layers``."""

from __future__ import annotations

import math

import numpy as np

from minigrad.fast.attend import Mask, along, attend, attend_vjp, columns, heads, packed_heads
from minigrad.fast.layers import affine, column_sums, filled, flat
from minigrad.primitive import primitive
from minigrad.shapes import Array


@primitive()
def self_attention(
    *arrays: Array, num_heads: int, mask: Mask | None = None, keep: list[Array] | None = None
):
    """Multi-head attention of x to itself; the projections of query, key and value are one product.

    Args:
        arrays: x, the weights of q_proj, k_proj, v_proj and out_proj, and their biases, if any.
        keep: gets the weights of all heads, (batch, num_heads, queries, keys).
    """
    x, wq, wk, wv, wo, *biases = arrays
    batch, _, d_model = x.shape
    scale = filled((), 1 / math.sqrt(d_model // num_heads), x.dtype.char)
    # Scaled weights give scaled queries, and a table of weights has fewer numbers than a batch.
    rows, packed = flat(x), np.concatenate((wq * scale, wk, wv), axis=1)
    bias = np.concatenate((biases[0] * scale, *biases[1:3])) if biases else None
    qkv = affine(rows, packed, bias)
    query, key, value = packed_heads(qkv, batch, 3, num_heads)
    found = np.empty_like(rows)
    weights = attend(query, key, value, heads(found, batch, num_heads), mask, keep)

    def vjp(g):
        g = flat(g)
        to_qkv, to_found = np.empty_like(qkv), g.dot(wo.T)
        attend_vjp(
            weights, query, key, value, heads(to_found, batch, num_heads),
            along(to_found, found, batch, num_heads), *packed_heads(to_qkv, batch, 3, num_heads),
        )  # fmt: skip
        to_x = to_qkv.dot(packed.T).reshape(x.shape)
        to_q, to_k, to_v = [rows.T.dot(part) for part in columns(to_qkv, 3)]
        to_q *= scale
        to_biases = []
        if biases:
            to_biases = [*columns(column_sums(to_qkv), 3), column_sums(g)]
            to_biases[0] *= scale
        return to_x, to_q, to_k, to_v, found.T.dot(g), *to_biases

    return affine(found, wo, biases[3] if biases else None).reshape(x.shape), vjp


@primitive()
def cross_attention(
    *arrays: Array, num_heads: int, mask: Mask | None = None, keep: list[Array] | None = None
):
    """Multi-head attention of x to a memory; the projections of key and value are one product.

    Args:
        arrays: x, memory, the weights of q_proj, k_proj, v_proj and out_proj, and their biases,
            if any.
        keep: gets the weights of all heads, (batch, num_heads, queries, keys).
    """
    x, memory, wq, wk, wv, wo, *biases = arrays
    batch, _, d_model = x.shape
    scale = filled((), 1 / math.sqrt(d_model // num_heads), x.dtype.char)
    rows, memory_rows, packed = flat(x), flat(memory), np.concatenate((wk, wv), axis=1)
    q = affine(rows, wq, biases[0] if biases else None)
    q *= scale
    kv = affine(memory_rows, packed, np.concatenate(biases[1:3]) if biases else None)
    query, (key, value) = heads(q, batch, num_heads), packed_heads(kv, batch, 2, num_heads)
    found = np.empty_like(rows)
    weights = attend(query, key, value, heads(found, batch, num_heads), mask, keep)

    def vjp(g):
        g = flat(g)
        to_q, to_kv, to_found = np.empty_like(q), np.empty_like(kv), g.dot(wo.T)
        attend_vjp(
            weights, query, key, value, heads(to_found, batch, num_heads),
            along(to_found, found, batch, num_heads), heads(to_q, batch, num_heads),
            *packed_heads(to_kv, batch, 2, num_heads),
        )  # fmt: skip
        to_q *= scale
        to_x = to_q.dot(wq.T).reshape(x.shape)
        to_memory = to_kv.dot(packed.T).reshape(memory.shape)
        to_k, to_v = [memory_rows.T.dot(part) for part in columns(to_kv, 2)]
        to_biases = (
            [column_sums(to_q), *columns(column_sums(to_kv), 2), column_sums(g)]
            if biases else []
        )  # fmt: skip
        return to_x, to_memory, rows.T.dot(to_q), to_k, to_v, found.T.dot(g), *to_biases

    return affine(found, wo, biases[3] if biases else None).reshape(x.shape), vjp
