"""Your two residuals are one and the same, so that attention and feed-forward share one norm.
Each has a norm of its own.

Look at: how many residuals ``[Residual(…)] * 2`` makes, and how many calls you would need.
"""


def init(self, d_model, num_heads, d_ff, *, dropout=0.0, norm_first=False, bias=False, rng):
    self.self_attn = MultiHeadAttention(d_model, num_heads, bias=bias, rng=rng)
    self.feed_forward = FeedForward(d_model, d_ff, rng=rng)
    self.residuals = [Residual(d_model, dropout=dropout, norm_first=norm_first, rng=rng)] * 2


EncoderLayer.__init__ = init
