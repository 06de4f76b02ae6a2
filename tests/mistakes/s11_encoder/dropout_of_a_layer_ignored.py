"""Your layer never tells its residuals about dropout: nothing is ever dropped.

Look at: what you tell Residual.
"""


def init(self, d_model, num_heads, d_ff, *, dropout=0.0, norm_first=False, bias=False, rng):
    self.self_attn = MultiHeadAttention(d_model, num_heads, bias=bias, rng=rng)
    self.feed_forward = FeedForward(d_model, d_ff, rng=rng)
    self.residuals = [Residual(d_model, norm_first=norm_first, rng=rng) for _ in range(2)]


EncoderLayer.__init__ = init
