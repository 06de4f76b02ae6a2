"""In your layer only what the feed-forward gives is dropped; the residual around the attention
knows nothing of dropout.

Look at: what you tell each of the two residuals.
"""


def init(self, d_model, num_heads, d_ff, *, dropout=0.0, norm_first=False, bias=False, rng):
    self.self_attn = MultiHeadAttention(d_model, num_heads, bias=bias, rng=rng)
    self.feed_forward = FeedForward(d_model, d_ff, rng=rng)
    self.residuals = [
        Residual(d_model, norm_first=norm_first, rng=rng),
        Residual(d_model, dropout=dropout, norm_first=norm_first, rng=rng),
    ]


EncoderLayer.__init__ = init
