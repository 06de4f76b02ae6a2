"""With `norm_first=True` only your first residual is pre-norm, and the two behind it are
post-norm.

Look at: what each Residual is told about `norm_first`.
"""


def init(
    self, d_model, num_heads, d_ff, *, dropout=0.0, norm_first=False, bias=False, rng
):
    self.self_attn = MultiHeadAttention(d_model, num_heads, bias=bias, rng=rng)
    self.cross_attn = MultiHeadAttention(d_model, num_heads, bias=bias, rng=rng)
    self.feed_forward = FeedForward(d_model, d_ff, rng=rng)
    options = {"dropout": dropout, "rng": rng}
    self.residuals = [
        Residual(d_model, norm_first=norm_first, **options),
        Residual(d_model, **options),
        Residual(d_model, **options),
    ]


DecoderLayer.__init__ = init
