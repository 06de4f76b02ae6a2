"""Your layer is post-norm whatever `norm_first` says. That is the paper's own order, but the
caller may ask for the other one.

Look at: what each Residual is told when it is created.
"""


def init(
    self, d_model, num_heads, d_ff, *, dropout=0.0, norm_first=False, bias=False, rng
):
    self.self_attn = MultiHeadAttention(d_model, num_heads, bias=bias, rng=rng)
    self.cross_attn = MultiHeadAttention(d_model, num_heads, bias=bias, rng=rng)
    self.feed_forward = FeedForward(d_model, d_ff, rng=rng)
    self.residuals = [
        Residual(d_model, dropout=dropout, rng=rng) for _ in range(3)
    ]


DecoderLayer.__init__ = init
