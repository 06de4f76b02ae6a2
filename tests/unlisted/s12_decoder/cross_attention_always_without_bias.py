"""bias reaches the self-attention only.

Named as: bias-for-self-attention-only.
"""

_init = DecoderLayer.__init__


def __init__(self, d_model, num_heads, d_ff, *, bias=False, rng, **options):
    _init(self, d_model, num_heads, d_ff, bias=bias, rng=rng, **options)
    self.cross_attn = MultiHeadAttention(d_model, num_heads, rng=rng)


DecoderLayer.__init__ = __init__
