"""Masks are stretched to their three axes first, all True where there is none; functools stacks the
layers; residuals are a tuple; post-norm has no norm at all.
"""

from functools import partial, reduce


def _whole(mask, batch, queries, keys):
    whole = np.full((batch, queries, keys), True)
    return whole if mask is None else np.logical_and(whole, mask)


def __init__(self, d_model, num_heads, d_ff, *, bias=False, rng, **options):
    attention = partial(MultiHeadAttention, d_model, num_heads, bias=bias, rng=rng)
    self.feed_forward = FeedForward(d_model, d_ff, rng=rng)
    self.self_attn, self.cross_attn = attention(), attention()
    self.residuals = tuple(Residual(d_model, rng=rng, **options) for _ in "abc")


def attend(attention, others, mask, x):
    others = x if others is None else others
    mask = _whole(mask, *x.shape[:2], others.shape[1])
    return attention(x, others, others, attn_mask=mask)[0]


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    steps = zip(
        self.residuals,
        (
            partial(attend, self.self_attn, None, self_mask),
            partial(attend, self.cross_attn, memory, cross_mask),
            self.feed_forward,
        ),
        strict=True,
    )
    return reduce(lambda words, step: step[0](words, step[1]), steps, x)


DecoderLayer.__init__, DecoderLayer.forward = __init__, forward


class Decoder(Module):
    def __init__(self, num_layers, *sizes, norm_first=False, **options):
        layer = partial(DecoderLayer, *sizes, norm_first=norm_first, **options)
        self.layers = [layer() for _ in [None] * num_layers]
        if norm_first:
            self.norm = LayerNorm(sizes[0])

    def forward(self, x, memory, **masks):
        x = reduce(lambda words, layer: layer(words, memory, **masks), self.layers, x)
        return self.norm(x) if "norm" in vars(self) else x
