"""Your three residuals are one and the same object, so that all three sub-layers share one
norm. `[x] * 3` makes a list of three names for one thing.

Look at: how many times a Residual is created.
"""


def init(
    self, d_model, num_heads, d_ff, *, dropout=0.0, norm_first=False, bias=False, rng
):
    self.self_attn = MultiHeadAttention(d_model, num_heads, bias=bias, rng=rng)
    self.cross_attn = MultiHeadAttention(d_model, num_heads, bias=bias, rng=rng)
    self.feed_forward = FeedForward(d_model, d_ff, rng=rng)
    self.residuals = [
        Residual(d_model, dropout=dropout, norm_first=norm_first, rng=rng)
    ] * 3


DecoderLayer.__init__ = init
