"""A whole file: functools for the stack, operator for the choice of the output, options by **."""

from functools import partial, reduce

import exercises.s09_multi_head as heads
import exercises.s10_block as block
from minigrad import Module


class EncoderLayer(Module):
    def __init__(self, d_model, num_heads, d_ff, *, bias=False, rng, **options):
        # From the top down: residuals, feed-forward, attention.
        self.residuals = [block.Residual(d_model, rng=rng, **options) for _ in "ab"]
        self.feed_forward = block.FeedForward(d_model, d_ff, rng=rng)
        self.self_attn = heads.MultiHeadAttention(d_model, num_heads, rng=rng, bias=bias)

    def attend(self, mask, words):
        return self.self_attn(*[words] * 3, attn_mask=mask)[0]

    def forward(self, x, *, attn_mask=None):
        sublayers = partial(self.attend, attn_mask), self.feed_forward
        steps = zip(self.residuals, sublayers, strict=True)
        return reduce(lambda words, step: step[0](words, step[1]), steps, x)


class Encoder(Module):
    def __init__(self, num_layers, d_model, num_heads, d_ff, *, norm_first=False, **options):
        sizes = d_model, num_heads, d_ff
        layer = partial(EncoderLayer, *sizes, norm_first=norm_first, **options)
        self.layers = tuple(layer() for _ in range(num_layers))
        if norm_first:
            self.norm = block.LayerNorm(d_model)

    def forward(self, x, *, attn_mask=None):
        def through(words, layer):
            return layer(words, attn_mask=attn_mask)

        x = reduce(through, self.layers, x)
        return getattr(self, "norm", lambda words: words)(x)
