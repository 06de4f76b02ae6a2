"""Your residuals are pre-norm always. It is the more common one today, but the paper's is
post-norm, and so is the default here.

Look at: what you tell Residual.
"""


def init(self, d_model, num_heads, d_ff, *, dropout=0.0, norm_first=False, bias=False, rng):
    self.self_attn = MultiHeadAttention(d_model, num_heads, bias=bias, rng=rng)
    self.feed_forward = FeedForward(d_model, d_ff, rng=rng)
    self.residuals = [
        Residual(d_model, dropout=dropout, norm_first=True, rng=rng) for _ in range(2)
    ]


EncoderLayer.__init__ = init
