"""The quick form of what is made of layers: those of the encoder and the decoder, and the whole."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache, partial
from typing import Any

import numpy as np

from minigrad.fast import blocks, layers
from minigrad.fast.decoding import QuickDecoding
from minigrad.fast.layers import filled
from minigrad.fast.quick import may_drop, numbers, ready, usual
from minigrad.shapes import Array
from minigrad.tensor import Tensor


class QuickEncoderLayer:
    """All of the layer in one step, unless something drops or somebody looks inside."""

    self_attn: Any
    feed_forward: Any
    residuals: Any

    def forward(self, x: Tensor, *, attn_mask: Array | None = None) -> Tensor:
        if not (_in_one_step(self, self.self_attn) and usual(x, x, attn_mask)):
            return super().forward(x, attn_mask=attn_mask)  # type: ignore[misc]
        attend, transform = self.residuals
        return blocks.encoder_layer(
            x, *self.self_attn.arrays(), *attend.arrays(),
            *self.feed_forward.arrays(), *transform.arrays(),
            num_heads=self.self_attn.num_heads, mask=ready(attn_mask, x.data.dtype),
        )  # fmt: skip

    @staticmethod
    def tried(layer: Any) -> list[Tensor]:
        # Under this mask, the first word has no key at all.
        x, mask = numbers(2, 4, len(layer.residuals[0].norm.weight)), np.tri(4, k=-1, dtype=bool)
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
        known = usual(x, memory, self_mask) and usual(x, memory, cross_mask)
        if not (known and self.in_one_step()):
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

    def in_one_step(self) -> bool:
        return _in_one_step(self, self.self_attn, self.cross_attn)

    @staticmethod
    def tried(layer: Any) -> list[Tensor]:
        d_model = len(layer.residuals[0].norm.weight)
        x, memory = numbers(2, 4, d_model), numbers(2, 3, d_model) * 0.5
        masks = {
            "self_mask": np.tri(4, k=-1, dtype=bool),
            "cross_mask": np.array([[[True, True, False]], [[False, False, False]]]),
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

    @property
    def cached_decoding(self) -> Callable[[Array], QuickDecoding]:
        """What reads one token at a time, for a batch of sources: stage 17 asks for it.

        Raises:
            AttributeError: as if it were not there, where a layer must go its own way.
        """
        known = all(
            isinstance(layer, QuickDecoderLayer) and layer.in_one_step()
            for layer in self.decoder.layers
        )
        if not known or may_drop(self.dropout):
            raise AttributeError("this model reads a token in its own way")
        return partial(QuickDecoding, self)

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
        # At the end, at the start, and nothing else: some queries have no key at all.
        padding = np.array([[0, 0, 0], [0, 1, 1], [1, 0, 0], [1, 1, 1]], dtype=bool)
        rng, sides = np.random.default_rng(0), []
        for embedding in (model.src_embedding, model.tgt_embedding):
            ids = rng.integers(0, len(embedding.weight), padding.shape)
            # A model whose padding is no word can be tried without padding only.
            known = 0 <= model.pad_id < len(embedding.weight)
            sides.append(np.where(padding, model.pad_id, ids) if known else ids)
        src, tgt = sides
        learning = model(src, tgt)
        return [learning, model.eval()(src, tgt), model(src[:, :2], tgt), _read(model, src, tgt)]


def _read(model: Any, src_ids: Array, tgt_ids: Array) -> Tensor:
    """The logits of what follows the target, read token by token if the model can."""
    if not hasattr(model, "cached_decoding"):
        return model.decode(tgt_ids, model.encode(src_ids), src_ids)[:, -1]
    reader = model.cached_decoding(src_ids)
    for newest in range(1, tgt_ids.shape[1] + 1):
        logits = reader.next_logits(tgt_ids[:, :newest])
    return Tensor(logits)


@lru_cache(16)
def _look_ahead(length: int) -> Array:
    allowed = np.tri(length, dtype=bool)
    allowed.flags.writeable = False
    return allowed


def _in_one_step(layer: Any, *attentions: Any) -> bool:
    """True if no attention is listened to, and no dropout works between the parts."""
    heard = any("forward" in vars(attention) for attention in attentions)
    return not heard and all(residual.drops() is None for residual in layer.residuals)
