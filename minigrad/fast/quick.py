"""The quick form of each layer of the course: a ``forward`` that goes before the layer's own.

Where it cannot do the same, the layer's own is called. ``tried`` gives what a layer makes of
numbers by chance, so that the two can be compared.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from minigrad.fast import attention, layers
from minigrad.fast.attend import Mask
from minigrad.graph import Node, new
from minigrad.ops import embedding
from minigrad.shapes import Array
from minigrad.tensor import Tensor


def numbers(*shape: int) -> Tensor:
    return Tensor(np.random.default_rng(0).standard_normal(shape))


class QuickEmbedding:
    weight: Tensor

    def forward(self, ids: Array) -> Tensor:
        return embedding(self.weight, ids)

    @staticmethod
    def tried(layer: Any) -> list[Tensor]:
        return [layer(np.arange(len(layer.weight))[None])]


class QuickLinear:
    weight: Tensor
    bias: Tensor | None

    def forward(self, x: Tensor) -> Tensor:
        if self.bias is None:
            return x @ self.weight
        return layers.linear(x, self.weight, self.bias)

    @staticmethod
    def tried(layer: Any) -> list[Tensor]:
        d_in = layer.weight.shape[0]
        return [layer(numbers(2, 3, d_in)), layer(numbers(d_in))]


class QuickLayerNorm:
    weight: Tensor
    bias: Tensor

    def forward(self, x: Tensor) -> Tensor:
        return layers.norm(x, self.weight, self.bias)

    @staticmethod
    def tried(layer: Any) -> list[Tensor]:
        # Small numbers show an eps that is not the usual one.
        return [layer(numbers(2, 3, len(layer.weight)) * 0.01)]


class QuickFeedForward:
    linear1: Any
    linear2: Any

    def arrays(self) -> list[Tensor]:
        one, two = self.linear1, self.linear2
        return [one.weight, one.bias, two.weight, two.bias]

    def forward(self, x: Tensor) -> Tensor:
        return layers.feed_forward(x, *self.arrays())

    @staticmethod
    def tried(layer: Any) -> list[Tensor]:
        return [layer(numbers(2, 3, layer.linear1.weight.shape[0]))]


class QuickResidual:
    """Post-norm: the sum and the norm in one step. Dropout, if there is one, stays what it is."""

    norm: Any

    def forward(self, x: Tensor, sublayer: Callable[[Tensor], Tensor]) -> Tensor:
        y, drops = sublayer(x), self.drops()
        if drops is not None:
            y = drops(y)
        return layers.add_and_norm(x, y, *self.arrays())

    def arrays(self) -> list[Tensor]:
        return [self.norm.weight, self.norm.bias]

    def drops(self) -> Any:
        """The dropout, if there is one that drops now."""
        for part in vars(self).values():
            if type(part).__name__ == "Dropout":
                return part if may_drop(part) else None
        return None

    @staticmethod
    def tried(layer: Any) -> list[Tensor]:
        x = numbers(2, 3, len(layer.norm.weight)) * 0.01
        return [layer(x, lambda x: (x * x).tanh()), layer.eval()(x, lambda x: (x * x).tanh())]


class QuickMultiHeadAttention:
    """Self-attention, and attention to a memory; all else goes the layer's own way."""

    q_proj: Any
    k_proj: Any
    v_proj: Any
    out_proj: Any
    num_heads: int

    def forward(
        self, query: Tensor, key: Tensor, value: Tensor, *, attn_mask: Array | None = None
    ) -> tuple[Tensor, Tensor]:
        if key is not value or not usual(query, key, attn_mask):
            own = super().forward  # type: ignore[misc]
            return own(query, key, value, attn_mask=attn_mask)
        mask = ready(attn_mask, query.data.dtype)
        keep: list[Array] = []
        options = {"num_heads": self.num_heads, "mask": mask, "keep": keep}
        if query is key:
            output = attention.self_attention(query, *self.arrays(), **options)
        else:
            output = attention.cross_attention(query, key, *self.arrays(), **options)
        weights = new(Tensor)
        Node.__init__(weights, keep[0])
        return output, weights

    def arrays(self) -> list[Tensor]:
        one, two, three, four = self.q_proj, self.k_proj, self.v_proj, self.out_proj
        arrays = [one.weight, two.weight, three.weight, four.weight]
        if one.bias is not None:
            arrays += [one.bias, two.bias, three.bias, four.bias]
        return arrays

    @staticmethod
    def tried(layer: Any) -> list[Tensor]:
        d_model = layer.q_proj.weight.shape[0]
        x, memory = numbers(2, 4, d_model), numbers(2, 3, d_model) * 0.5
        look_ahead = np.tri(4, dtype=bool)
        padding = np.array([[[True, True, False]], [[False, False, False]]])
        return [
            *layer(x, x, x), *layer(x, x, x, attn_mask=look_ahead),
            *layer(x, memory, memory, attn_mask=padding),
        ]  # fmt: skip


def may_drop(dropout: Any) -> bool:
    return dropout.training and getattr(dropout, "p", True) != 0


def usual(query: Tensor, key: Tensor, attn_mask: Array | None) -> bool:
    """True for batches of words with a mask of booleans or none."""
    if attn_mask is not None and attn_mask.dtype != bool:
        return False
    query, key = query.data, key.data
    return query.ndim == key.ndim == 3 and query.size > 0 and key.size > 0


#: The masks that were asked for last, each with a copy of what it said and its ready form. All
#: layers of a stack get the same one: made once, it saves 5 % of a step of the smallest model.
_last: list[tuple[Array, Array, Any, Mask | None]] = []


def ready(attn_mask: Array | None, dtype: Any) -> Mask | None:
    """The mask for attention; None if it hides nothing."""
    if attn_mask is None:
        return None
    for mask, said, of, ready in _last:
        if mask is attn_mask and of is dtype and (_is_fixed(mask) or (said == mask).all()):
            return ready
    ready = None if attn_mask.all() else Mask(attn_mask, dtype)
    _last[:] = [(attn_mask, attn_mask.copy(), dtype, ready), *_last[:2]]
    return ready


def _is_fixed(mask: Array) -> bool:
    """True if nobody can write into it; a view may be closed while its base is open."""
    return mask.base is None and not mask.flags.writeable
