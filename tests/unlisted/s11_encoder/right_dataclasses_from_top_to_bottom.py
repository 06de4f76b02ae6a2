"""A whole file: a dataclass as a layer, sub-layers as objects with a mask, layers from top to
bottom.
"""

from __future__ import annotations

from dataclasses import KW_ONLY, InitVar, dataclass

import numpy as np

from exercises.s09_multi_head import MultiHeadAttention
from exercises.s10_block import FeedForward, LayerNorm, Residual
from minigrad import Module, Tensor

Mask = np.ndarray | None


@dataclass
class Listening:
    attention: MultiHeadAttention
    mask: Mask = None

    def __call__(self, words: Tensor) -> Tensor:
        output, weights = self.attention(query=words, key=words, value=words, attn_mask=self.mask)
        del weights
        return output


@dataclass(eq=False)
class EncoderLayer(Module):
    d_model: InitVar[int]
    num_heads: InitVar[int]
    d_ff: InitVar[int]
    _: KW_ONLY
    dropout: InitVar[float] = 0.0
    norm_first: InitVar[bool] = False
    bias: InitVar[bool] = False
    rng: InitVar[np.random.Generator]

    def __post_init__(self, d_model, num_heads, d_ff, dropout, norm_first, bias, rng) -> None:
        def residual() -> Residual:
            return Residual(d_model, dropout=dropout, norm_first=norm_first, rng=rng)

        self.feed_forward = FeedForward(d_model, d_ff, rng=rng)
        self.self_attn = MultiHeadAttention(d_model, num_heads, bias=bias, rng=rng)
        self.residuals = [residual(), residual()]

    def forward(self, x: Tensor, *, attn_mask: Mask = None) -> Tensor:
        x = self.residuals[0](x, Listening(self.self_attn, attn_mask))
        x = self.residuals[1](x, self.feed_forward)
        return x


class Encoder(Module):
    def __init__(
        self,
        num_layers: int,
        d_model: int,
        num_heads: int,
        d_ff: int,
        *,
        dropout: float = 0.0,
        norm_first: bool = False,
        bias: bool = False,
        rng: np.random.Generator,
    ) -> None:
        if num_layers < 1:
            raise ValueError("an encoder needs at least one layer")
        options = dict(dropout=dropout, norm_first=norm_first, bias=bias, rng=rng)
        self.layers = []
        while len(self.layers) < num_layers:
            self.layers.insert(0, EncoderLayer(d_model, num_heads, d_ff, **options))
        self.norm = (None, LayerNorm(d_model))[bool(norm_first)]

    def forward(self, x: Tensor, *, attn_mask: Mask = None) -> Tensor:
        for floor in range(len(self.layers)):
            x = self.layers[floor](x, attn_mask=attn_mask)
        if self.norm is not None:
            return self.norm(x)
        return x
