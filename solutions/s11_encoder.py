"""11 · The encoder: layers of self-attention and feed-forward that read a sentence.
"""

import numpy as np

from exercises.s09_multi_head import MultiHeadAttention
from exercises.s10_block import FeedForward, LayerNorm, Residual
from minigrad import Module, Tensor, shaped


class EncoderLayer(Module):
    """Self-attention, then feed-forward, each with a residual path around it.

    Weights:
        self_attn: a MultiHeadAttention (stage 09)
        feed_forward: a FeedForward (stage 10)
        residuals: two Residuals (stage 10), one around each

    Source:
        Vaswani et al. 2017, «Attention Is All You Need», section 3.1 (arXiv:1706.03762).
    """

    def __init__(
        self,
        d_model: int,
        num_heads: int,
        d_ff: int,
        *,
        dropout: float = 0.0,
        norm_first: bool = False,
        bias: bool = False,
        rng: np.random.Generator,
    ) -> None:
        """Create the parts; ``bias`` is that of the attention's projections."""
        # Task: keep the attention, the feed-forward and a list of two residuals.
        self.self_attn = MultiHeadAttention(d_model, num_heads, bias=bias, rng=rng)
        self.feed_forward = FeedForward(d_model, d_ff, rng=rng)
        # Two objects: each sub-layer has a norm of its own.
        self.residuals = [
            Residual(d_model, dropout=dropout, norm_first=norm_first, rng=rng) for _ in range(2)
        ]

    @shaped
    def forward(self, x: Tensor, *, attn_mask: np.ndarray | None = None) -> Tensor:
        """Let every word look at every word that the mask allows, then transform each by itself.

        Shapes:
            x: batch seq d_model
            attn_mask: broadcastable to batch seq seq
            returns: batch seq d_model
        """
        # Task: attention in the first residual, feed-forward in the second.
        attend, transform = self.residuals
        x = attend(x, lambda x: self.self_attn(x, x, x, attn_mask=attn_mask)[0])
        return transform(x, self.feed_forward)


class Encoder(Module):
    """``num_layers`` encoder layers, one on top of the other.

    Weights:
        layers: the EncoderLayers, in order
        norm: a LayerNorm on top, only when norm_first

    Source:
        Vaswani et al. 2017, «Attention Is All You Need», section 3.1 (arXiv:1706.03762).
    """

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
        """Create the layers, each with weights of its own."""
        # Task: keep a list of layers and, if norm_first, a last LayerNorm.
        self.layers = [
            EncoderLayer(
                d_model, num_heads, d_ff, dropout=dropout, norm_first=norm_first, bias=bias, rng=rng
            )
            for _ in range(num_layers)
        ]
        self.norm = LayerNorm(d_model) if norm_first else None

    @shaped
    def forward(self, x: Tensor, *, attn_mask: np.ndarray | None = None) -> Tensor:
        """Send ``x`` through all layers, each under the same mask.

        Shapes:
            x: batch seq d_model
            attn_mask: broadcastable to batch seq seq
            returns: batch seq d_model
        """
        # Task: one layer after the other, then the last norm if there is one.
        for layer in self.layers:
            x = layer(x, attn_mask=attn_mask)
        return x if self.norm is None else self.norm(x)
