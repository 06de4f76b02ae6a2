"""Only one of your three residuals drops out in training. The paper drops the output of every
sub-layer.

Look at: what each Residual is told when it is created.
"""


def init(
    self, d_model, num_heads, d_ff, *, dropout=0.0, norm_first=False, bias=False, rng
):
    self.self_attn = MultiHeadAttention(d_model, num_heads, bias=bias, rng=rng)
    self.cross_attn = MultiHeadAttention(d_model, num_heads, bias=bias, rng=rng)
    self.feed_forward = FeedForward(d_model, d_ff, rng=rng)
    options = {"norm_first": norm_first, "rng": rng}
    self.residuals = [
        Residual(d_model, dropout=dropout, **options),
        Residual(d_model, **options),
        Residual(d_model, **options),
    ]


DecoderLayer.__init__ = init
