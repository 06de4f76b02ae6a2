"""The second residual never drops anything: its dropout stays 0.

Named as: dropout-behind-the-attention-only.
"""


def __init__(self, d_model, num_heads, d_ff, *, dropout=0.0, norm_first=False, bias=False, rng):
    self.self_attn = MultiHeadAttention(d_model, num_heads, bias=bias, rng=rng)
    self.feed_forward = FeedForward(d_model, d_ff, rng=rng)
    self.residuals = [
        Residual(d_model, dropout=dropout, norm_first=norm_first, rng=rng),
        Residual(d_model, norm_first=norm_first, rng=rng),
    ]


EncoderLayer.__init__ = __init__
