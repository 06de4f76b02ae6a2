"""In your layer only the residual around attention knows about norm_first; the one around the
feed-forward is post-norm always.

Look at: what you tell each of the two residuals.
"""


def init(self, d_model, num_heads, d_ff, *, dropout=0.0, norm_first=False, bias=False, rng):
    self.self_attn = MultiHeadAttention(d_model, num_heads, bias=bias, rng=rng)
    self.feed_forward = FeedForward(d_model, d_ff, rng=rng)
    self.residuals = [
        Residual(d_model, dropout=dropout, norm_first=norm_first, rng=rng),
        Residual(d_model, dropout=dropout, rng=rng),
    ]


EncoderLayer.__init__ = init
