"""12 · The decoder: it writes one word after the other, and looks at what was read.
"""

import numpy as np

from exercises.s09_multi_head import MultiHeadAttention
from exercises.s10_block import FeedForward, LayerNorm, Residual
from minigrad import Module, Tensor, shaped


class DecoderLayer(Module):
    """Masked self-attention, encoder-decoder attention, feed-forward; a residual around each.

    Weights:
        self_attn, cross_attn: a MultiHeadAttention each (stage 09)
        feed_forward: a FeedForward (stage 10)
        residuals: three Residuals (stage 10), one around each

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
        """Create the parts; ``bias`` is that of the attentions' projections."""
        # Task: keep two attentions, the feed-forward and a list of three residuals.
        self.self_attn = MultiHeadAttention(d_model, num_heads, bias=bias, rng=rng)
        self.cross_attn = MultiHeadAttention(d_model, num_heads, bias=bias, rng=rng)
        self.feed_forward = FeedForward(d_model, d_ff, rng=rng)
        self.residuals = [
            Residual(d_model, dropout=dropout, norm_first=norm_first, rng=rng) for _ in range(3)
        ]

    @shaped
    def forward(
        self,
        x: Tensor,
        memory: Tensor,
        *,
        self_mask: np.ndarray | None = None,
        cross_mask: np.ndarray | None = None,
    ) -> Tensor:
        """Look at what was written, then at what was read, then transform each word by itself.

        Shapes:
            x: batch tgt d_model
            memory: batch src d_model
            self_mask: broadcastable to batch tgt tgt
            cross_mask: broadcastable to batch tgt src
            returns: batch tgt d_model
        """
        # Task: self-attention, encoder-decoder attention, feed-forward, each in its residual.
        write, read, transform = self.residuals
        x = write(x, lambda x: self.self_attn(x, x, x, attn_mask=self_mask)[0])
        # The question comes from the decoder; keys and values are the encoder's.
        x = read(x, lambda x: self.cross_attn(x, memory, memory, attn_mask=cross_mask)[0])
        return transform(x, self.feed_forward)


class Decoder(Module):
    """``num_layers`` decoder layers, one on top of the other.

    Weights:
        layers: the DecoderLayers, in order
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
            DecoderLayer(
                d_model, num_heads, d_ff, dropout=dropout, norm_first=norm_first, bias=bias, rng=rng
            )
            for _ in range(num_layers)
        ]
        self.norm = LayerNorm(d_model) if norm_first else None

    @shaped
    def forward(
        self,
        x: Tensor,
        memory: Tensor,
        *,
        self_mask: np.ndarray | None = None,
        cross_mask: np.ndarray | None = None,
    ) -> Tensor:
        """Send ``x`` through all layers; each looks at the same memory.

        Shapes:
            x: batch tgt d_model
            memory: batch src d_model
            self_mask: broadcastable to batch tgt tgt
            cross_mask: broadcastable to batch tgt src
            returns: batch tgt d_model
        """
        # Task: one layer after the other, then the last norm if there is one.
        for layer in self.layers:
            x = layer(x, memory, self_mask=self_mask, cross_mask=cross_mask)
        return x if self.norm is None else self.norm(x)
