"""The feed-forward of your layer is always four times as wide as the model. That is the paper's
choice; here d_ff says how wide it is.

Look at: what you tell FeedForward.
"""


def init(self, d_model, num_heads, d_ff, *, dropout=0.0, norm_first=False, bias=False, rng):
    self.self_attn = MultiHeadAttention(d_model, num_heads, bias=bias, rng=rng)
    self.feed_forward = FeedForward(d_model, 4 * d_model, rng=rng)
    self.residuals = [
        Residual(d_model, dropout=dropout, norm_first=norm_first, rng=rng) for _ in range(2)
    ]


EncoderLayer.__init__ = init
