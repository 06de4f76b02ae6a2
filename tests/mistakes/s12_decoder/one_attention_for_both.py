"""Your self_attn and cross_attn are one and the same attention. Looking at what was written
and looking at what was read are two jobs, and one set of weights has to serve both.

Look at: how many times you create a MultiHeadAttention.
"""


def init(
    self, d_model, num_heads, d_ff, *, dropout=0.0, norm_first=False, bias=False, rng
):
    self.self_attn = self.cross_attn = MultiHeadAttention(
        d_model, num_heads, bias=bias, rng=rng
    )
    self.feed_forward = FeedForward(d_model, d_ff, rng=rng)
    self.residuals = [
        Residual(d_model, dropout=dropout, norm_first=norm_first, rng=rng) for _ in range(3)
    ]


DecoderLayer.__init__ = init
