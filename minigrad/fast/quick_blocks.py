"""The quick form of what is made of layers: those of the encoder and the decoder, and the whole."""

from __future__ import annotations

import math
from functools import cache
from typing import Any

import numpy as np

from minigrad.fast import blocks, layers
from minigrad.fast.layers import filled
from minigrad.fast.quick import numbers, ready, usual
from minigrad.shapes import Array
from minigrad.tensor import Tensor


class QuickEncoderLayer:
    """All of the layer in one step, unless something drops or somebody looks inside."""

    self_attn: Any
    feed_forward: Any
    residuals: Any

    def forward(self, x: Tensor, *, attn_mask: Array | None = None) -> Tensor:
        if _must_be_seen(self, self.self_attn) or not usual(x, x, attn_mask):
            return super().forward(x, attn_mask=attn_mask)  # type: ignore[misc]
        attend, transform = self.residuals
        return blocks.encoder_layer(
            x, *self.self_attn.arrays(), *attend.arrays(),
            *self.feed_forward.arrays(), *transform.arrays(),
            num_heads=self.self_attn.num_heads, mask=ready(attn_mask, x.data.dtype),
        )  # fmt: skip

    @staticmethod
    def tried(layer: Any) -> list[Tensor]:
        x, mask = numbers(2, 4, len(layer.residuals[0].norm.weight)), np.tri(4, dtype=bool)
        return [layer(x, attn_mask=mask), layer.eval()(x), layer(x, attn_mask=mask)]


class QuickDecoderLayer:
    """All of the layer in one step, unless something drops or somebody looks inside."""

    self_attn: Any
    cross_attn: Any
    feed_forward: Any
    residuals: Any

    def forward(
        self,
        x: Tensor,
        memory: Tensor,
        *,
        self_mask: Array | None = None,
        cross_mask: Array | None = None,
    ) -> Tensor:
        if (
            _must_be_seen(self, self.self_attn, self.cross_attn)
            or not usual(x, memory, self_mask)
            or not usual(x, memory, cross_mask)
        ):
            own = super().forward  # type: ignore[misc]
            return own(x, memory, self_mask=self_mask, cross_mask=cross_mask)
        write, read, transform = self.residuals
        dtype = x.data.dtype
        return blocks.decoder_layer(
            x, memory, *self.self_attn.arrays(), *write.arrays(), *self.cross_attn.arrays(),
            *read.arrays(), *self.feed_forward.arrays(), *transform.arrays(),
            num_heads=self.self_attn.num_heads,
            masks=(ready(self_mask, dtype), ready(cross_mask, dtype)),
        )  # fmt: skip

    @staticmethod
    def tried(layer: Any) -> list[Tensor]:
        d_model = len(layer.residuals[0].norm.weight)
        x, memory = numbers(2, 4, d_model), numbers(2, 3, d_model) * 0.5
        masks = {
            "self_mask": np.tri(4, dtype=bool),
            "cross_mask": np.array([[[True, True, False]], [[False, True, True]]]),
        }
        return [layer(x, memory, **masks), layer.eval()(x, memory), layer(x, memory, **masks)]


class QuickTransformer:
    """Words, their scale and their positions in one step; masks that hide nothing are left out."""

    encoder: Any
    decoder: Any
    dropout: Any
    head: Any
    positions: Any
    src_embedding: Any
    tgt_embedding: Any
    pad_id: int

    def forward(self, src_ids: Array, tgt_ids: Array) -> Tensor:
        return self.decode(tgt_ids, self.encode(src_ids), src_ids)

    def encode(self, src_ids: Array) -> Tensor:
        x = self._embedded(self.src_embedding, src_ids)
        return self.encoder(x, attn_mask=self._padding(src_ids))

    def decode(self, tgt_ids: Array, memory: Tensor, src_ids: Array) -> Tensor:
        self_mask, padding = _look_ahead(tgt_ids.shape[1]), self._padding(tgt_ids)
        x = self.decoder(
            self._embedded(self.tgt_embedding, tgt_ids), memory,
            self_mask=self_mask if padding is None else self_mask & padding,
            cross_mask=self._padding(src_ids),
        )  # fmt: skip
        return self.head(x)

    def _embedded(self, embedding: Any, ids: Array) -> Tensor:
        weight, table = embedding.weight, self.positions.table
        d_model, seq, dtype = weight.data.shape[1], ids.shape[1], weight.data.dtype
        if seq > len(table):
            return self.positions(embedding(ids))  # which says so
        scale = filled((), math.sqrt(d_model), dtype.char)
        rows = table[:seq].astype(dtype, copy=False)
        return self.dropout(layers.embedded(weight, ids, scale=scale, positions=rows))

    def _padding(self, ids: Array) -> Array | None:
        real = ids != self.pad_id
        return None if real.all() else real[:, None]

    @staticmethod
    def tried(model: Any) -> list[Tensor]:
        rng, padding = np.random.default_rng(0), np.array([[False] * 3, [False, True, True]])
        src, tgt = (
            np.where(padding, model.pad_id, rng.integers(0, len(embedding.weight), (2, 3)))
            for embedding in (model.src_embedding, model.tgt_embedding)
        )
        return [model(src, tgt), model.eval()(src, tgt), model(src[:, :2], tgt)]


@cache
def _look_ahead(length: int) -> Array:
    allowed = np.tri(length, dtype=bool)
    allowed.flags.writeable = False
    return allowed


def _must_be_seen(layer: Any, *attentions: Any) -> bool:
    """True if an attention is listened to, or a dropout works between the parts."""
    heard = any("forward" in vars(attention) for attention in attentions)
    return heard or any(residual.drops() is not None for residual in layer.residuals)
