"""Your layer never tells its residuals about norm_first: they are post-norm always.

Look at: what you tell Residual.
"""


def init(self, d_model, num_heads, d_ff, *, dropout=0.0, norm_first=False, bias=False, rng):
    self.self_attn = MultiHeadAttention(d_model, num_heads, bias=bias, rng=rng)
    self.feed_forward = FeedForward(d_model, d_ff, rng=rng)
    self.residuals = [Residual(d_model, dropout=dropout, rng=rng) for _ in range(2)]


EncoderLayer.__init__ = init
