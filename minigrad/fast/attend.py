"""Scores, softmax and the weighted average, forwards and backwards, written into given arrays."""

from __future__ import annotations

from copy import copy
from typing import Any

import numpy as np

from minigrad.fast.layers import filled
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

    def of(self, first: int, count: int) -> Mask:
        """The part of it that counts for these queries; one row may count for all of them."""
        if self.allowed.ndim < 2 or self.allowed.shape[-2] <= count:
            return self
        part, here = copy(self), np.s_[..., first : first + count, :]
        part.allowed, part.scores = self.allowed[here], self.scores[here]
        return part


def heads(rows: Array, batch: int, num_heads: int) -> Array:
    """(batch · seq, d_model) as a view (batch, num_heads, seq, d_k)."""
    d_k = rows.shape[1] // num_heads
    return rows.reshape(batch, -1, num_heads, d_k).transpose(0, 2, 1, 3)


def packed_heads(rows: Array, batch: int, parts: int, num_heads: int) -> Array:
    """(batch · seq, parts · d_model) as so many views (batch, num_heads, seq, d_k) in one."""
    d_k = rows.shape[1] // (parts * num_heads)
    return rows.reshape(batch, -1, parts, num_heads, d_k).transpose(2, 0, 3, 1, 4)


def columns(packed: Array, parts: int) -> list[Array]:
    """What lies side by side along the last axis, as views."""
    width = packed.shape[-1] // parts
    return [packed[..., part * width : (part + 1) * width] for part in range(parts)]


def _blocks(weights: Array, *others: Array) -> list[tuple[Array, ...]]:
    """Parts of the queries whose scores stay in the processor's cache; a few words are one part.

    Measured: without it, attention of 1024 words takes five times as long as of 512.
    """
    batch, num_heads, queries, keys = weights.shape
    step = max(BLOCK // (batch * num_heads * keys), FEWEST)
    if step >= queries:
        return [(weights, *others)]
    return [
        tuple([array[:, :, start : start + step] for array in (weights, *others)])
        for start in range(0, queries, step)
    ]


def attend(
    query: Array, key: Array, value: Array, found: Array, mask: Mask | None,
    keep: list[Array] | None = None,
) -> Array:  # fmt: skip
    """Write softmax(Q Kᵀ) V into ``found``, a view; returns the weights. Q is scaled already.

    Args:
        keep: gets the weights, too.
    """
    shape, done = (*query.shape[:3], key.shape[2]), 0
    all_weights, ones = np.empty(shape, query.dtype), filled(shape[3], 1.0, query.dtype.char)
    for weights, asking, answer in _blocks(all_weights, query, found):
        np.matmul(asking, key.swapaxes(-1, -2), out=weights)
        if mask is not None:
            here = mask.of(done, asking.shape[2])
            done += asking.shape[2]
            weights += here.scores
        weights -= np.maximum.reduce(weights, axis=-1, keepdims=True)
        np.exp(weights, out=weights)
        total = weights @ ones
        weights *= np.reciprocal(total, out=total)[..., None]
        if mask is not None and mask.dead:
            # A query without any key has shared itself out evenly: take it back.
            weights *= here.allowed
        np.matmul(weights, value, out=answer)
    if keep is not None:
        keep.append(all_weights)
    return all_weights


def attend_vjp(all_weights, query, key, value, g, g_along, to_query, to_key, to_value) -> None:
    """Write the gradients of query, key and value into three views; ``g_along`` is ``along``."""
    np.matmul(all_weights.swapaxes(-1, -2), g, out=to_value)
    untouched = True
    for weights, asking, to_found, common, to_asking in _blocks(
        all_weights, query, g, g_along, to_query
    ):
        to_scores = to_found @ value.swapaxes(-1, -2)
        to_scores -= common
        to_scores *= weights
        np.matmul(to_scores, key, out=to_asking)
        if untouched:
            np.matmul(to_scores.swapaxes(-1, -2), asking, out=to_key)
            untouched = False
        else:
            to_key += to_scores.swapaxes(-1, -2) @ asking


def along(to_found: Array, found: Array, batch: int, num_heads: int) -> Array:
    """Σ to_found · found of each head: what all scores of a query lose, as weights add up to 1.

    It is Σ to_weights · weights as well, found without reading either: (batch, num_heads, seq, 1).
    """
    d_k = found.shape[1] // num_heads
    products = (to_found * found).reshape(-1, d_k)
    sums = products.dot(filled(d_k, 1.0, found.dtype.char))
    return sums.reshape(batch, -1, num_heads, 1).swapaxes(1, 2)
