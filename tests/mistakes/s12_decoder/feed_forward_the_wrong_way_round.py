"""Your feed-forward was made with d_model and d_ff exchanged: it takes vectors of width d_ff.

Look at: the order of the arguments of FeedForward.
"""


def init(
    self, d_model, num_heads, d_ff, *, dropout=0.0, norm_first=False, bias=False, rng
):
    self.self_attn = MultiHeadAttention(d_model, num_heads, bias=bias, rng=rng)
    self.cross_attn = MultiHeadAttention(d_model, num_heads, bias=bias, rng=rng)
    self.feed_forward = FeedForward(d_ff, d_model, rng=rng)
    self.residuals = [
        Residual(d_model, dropout=dropout, norm_first=norm_first, rng=rng) for _ in range(3)
    ]


DecoderLayer.__init__ = init
