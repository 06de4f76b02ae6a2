"""The encoder-decoder attention has a single head, whatever num_heads says.

Named as: cross-attention-in-one-head.
"""

_init = DecoderLayer.__init__


def __init__(self, d_model, num_heads, d_ff, *, bias=False, rng, **options):
    _init(self, d_model, num_heads, d_ff, bias=bias, rng=rng, **options)
    self.cross_attn = MultiHeadAttention(d_model, 1, bias=bias, rng=rng)


DecoderLayer.__init__ = __init__
