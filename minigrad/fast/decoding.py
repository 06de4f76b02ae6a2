"""Stage 17's cached decoding in bare arrays, for models that ``accelerate`` knows altogether.

A token is few numbers: the sixty ops that read it in the stage's own words take longer than the
numbers do. Measured: 1.7 times the time of this.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from minigrad.fast.attend import Mask, attend, heads
from minigrad.fast.layers import affine, feed_forward, filled, flat, norm_of
from minigrad.graph import no_grad
from minigrad.ops import embedding
from minigrad.shapes import Array
from minigrad.tensor import Tensor

#: For how many tokens there is room at first; when it is full, it is doubled.
ROOM = 16


class QuickDecoding:
    """What ``CachedDecoding`` of stage 17 finds, by reading nothing but the newest token.

    Source:
        Shazeer 2019, «Fast Transformer Decoding: One Write-Head is All You Need», section 2.4
        (arXiv:1911.02150), for decoding one position at a time.
    """

    def __init__(self, model: Any, src_ids: Array) -> None:
        self.model, self.src_ids, self.weight = model, src_ids, model.tgt_embedding.weight.data
        with no_grad():
            memory = model.encode(src_ids).data
        self.layers = [QuickLayer(layer, memory) for layer in model.decoder.layers]
        self.read_mask = self._mask(src_ids)

    def next_logits(self, ids: Array) -> Array:
        """The logits of the token that follows each row of ids, of which the last column is new.

        Shapes:
            ids: rows seq
            returns: rows vocab
        """
        weight, head, positions = self.weight, self.model.head, self.model.positions
        newest = ids.shape[1] - 1
        x = embedding(weight, ids[:, newest])
        if newest >= len(positions.table):
            positions(Tensor(x[:, None]), offset=newest)  # which says so
        x *= filled((), math.sqrt(weight.shape[1]), weight.dtype.char)
        x += positions.table[newest]
        written_mask = self._mask(ids)
        for layer in self.layers:
            x = layer.through(x, written_mask, self.read_mask)
        return affine(x, head.weight.data, head.bias.data)

    def reorder(self, rows: Array) -> None:
        """From now on, row i continues what was row ``rows[i]``."""
        self.src_ids = self.src_ids[rows]
        self.read_mask = self._mask(self.src_ids)
        for layer in self.layers:
            layer.reorder(rows)

    def _mask(self, ids: Array) -> Mask | None:
        real = ids != self.model.pad_id
        return None if real.all() else Mask(real[:, None], self.weight.dtype)


class QuickLayer:
    """One decoder layer, and the keys and values that its two attentions may look at.

    Those of the memory are ``read``, those of earlier tokens ``written``; each is an array
    (rows, num_heads, tokens, d_k), of which ``count`` tokens are written so far.
    """

    def __init__(self, layer: Any, memory: Array) -> None:
        self.num_heads, dtype = layer.self_attn.num_heads, memory.dtype
        self.own, self.other = map(_projections, (layer.self_attn, layer.cross_attn))
        self.norms = [[node.data for node in residual.arrays()] for residual in layer.residuals]
        self.transform = [node.data for node in layer.feed_forward.arrays()]
        rows, _, d_model = memory.shape
        d_k = d_model // self.num_heads
        self.scale = filled((), 1 / math.sqrt(d_k), dtype.char)
        self.read = [self._split(affine(flat(memory), *part), rows) for part in self.other[1:3]]
        self.count, room = 0, (rows, self.num_heads, ROOM, d_k)
        self.written = [np.empty(room, dtype), np.empty(room, dtype)]

    def through(self, x: Array, written_mask: Mask | None, read_mask: Mask | None) -> Array:
        """Send the newest token of each row through: (rows, d_model)."""
        written = [self._remember(which, affine(x, *self.own[1 + which])) for which in (0, 1)]
        self.count += 1
        x = self._looked(0, self.own, x, written, written_mask)
        x = self._looked(1, self.other, x, self.read, read_mask)
        y = feed_forward.__wrapped__(x, *self.transform)[0]  # type: ignore[attr-defined]
        y += x
        return norm_of(y, *self.norms[2])[0]

    def reorder(self, rows: Array) -> None:
        self.read = [part[rows] for part in self.read]
        self.written = [part[rows] for part in self.written]

    def _looked(self, number, projections, x, kept, mask) -> Array:
        """Attention with the sum and the norm behind it."""
        (key, value), batch = kept, len(x)
        query, found = affine(x, *projections[0]), np.empty_like(x)
        query *= self.scale
        attend(self._split(query, batch), key, value, self._split(found, batch), mask)
        y = affine(found, *projections[3])
        y += x
        return norm_of(y, *self.norms[number])[0]

    def _remember(self, which: int, newest: Array) -> Array:
        """Put the newest keys (0) or values (1) behind what is kept; give all of them."""
        kept = self.written[which]
        if self.count == kept.shape[2]:
            kept = self.written[which] = np.concatenate((kept, np.empty_like(kept)), axis=2)
        kept[:, :, self.count] = newest.reshape(kept.shape[0], kept.shape[1], -1)
        return kept[:, :, : self.count + 1]

    def _split(self, rows: Array, batch: int) -> Array:
        return heads(rows, batch, self.num_heads)


def _projections(attention: Any) -> list[tuple[Array, Array | None]]:
    """Weight and bias of q_proj, k_proj, v_proj and out_proj."""
    arrays = [node.data for node in attention.arrays()]
    return list(zip(arrays[:4], arrays[4:] or [None] * 4, strict=True))
