"""A whole file: dataclasses, a sub-layer as an object that remembers its mask, a recursive
tower.
"""

from __future__ import annotations

from dataclasses import KW_ONLY, InitVar, dataclass, field

import numpy as np

from exercises.s09_multi_head import MultiHeadAttention
from exercises.s10_block import FeedForward, LayerNorm, Residual
from minigrad import Module, Tensor

Mask = np.ndarray | None


@dataclass(frozen=True)
class Look:
    attention: MultiHeadAttention
    mask: Mask
    at: Tensor | None = None

    def __call__(self, x: Tensor) -> Tensor:
        seen = x if self.at is None else self.at
        return self.attention(x, seen, seen, attn_mask=self.mask)[0]


@dataclass(eq=False)
class DecoderLayer(Module):
    d_model: int
    num_heads: int
    d_ff: int
    _: KW_ONLY
    dropout: float = 0.0
    norm_first: bool = False
    bias: bool = False
    rng: InitVar[np.random.Generator]
    residuals: list[Residual] = field(default_factory=list, init=False)

    def __post_init__(self, rng: np.random.Generator) -> None:
        for _ in range(3):
            self.residuals.append(
                Residual(self.d_model, dropout=self.dropout, norm_first=self.norm_first, rng=rng)
            )
        for name in ("cross_attn", "self_attn"):
            made = MultiHeadAttention(self.d_model, self.num_heads, bias=self.bias, rng=rng)
            setattr(self, name, made)
        self.feed_forward = FeedForward(self.d_model, self.d_ff, rng=rng)

    def forward(
        self, x: Tensor, memory: Tensor, *, self_mask: Mask = None, cross_mask: Mask = None
    ) -> Tensor:
        works = (
            Look(self.self_attn, self_mask),
            Look(self.cross_attn, cross_mask, at=memory),
            self.feed_forward,
        )
        for residual, work in zip(self.residuals, works, strict=True):
            x = residual(x, work)
        return x


class Decoder(Module):
    def __init__(
        self, num_layers: int, d_model: int, num_heads: int, d_ff: int, *, dropout: float = 0.0,
        norm_first: bool = False, bias: bool = False, rng: np.random.Generator,
    ) -> None:
        sizes = d_model, num_heads, d_ff
        flags = {"dropout": dropout, "norm_first": norm_first, "bias": bias}
        self.layers: list[DecoderLayer] = []
        for _ in range(num_layers):
            self.layers += [DecoderLayer(*sizes, **flags, rng=rng)]
        self.norm = {True: LayerNorm, False: lambda _: None}[bool(norm_first)](d_model)

    def forward(
        self, x: Tensor, memory: Tensor, *, self_mask: Mask = None, cross_mask: Mask = None
    ) -> Tensor:
        def climbed(x: Tensor, floor: int) -> Tensor:
            if floor < 0:
                return x
            below = climbed(x, floor - 1)
            return self.layers[floor](below, memory, self_mask=self_mask, cross_mask=cross_mask)

        top = climbed(x, len(self.layers) - 1)
        return self.norm(top) if self.norm is not None else top
