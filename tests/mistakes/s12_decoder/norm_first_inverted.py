"""Pre-norm and post-norm are exchanged in your layer: with `norm_first=True` it normalises
last.

Look at: what each Residual is told about `norm_first`.
"""


def init(
    self, d_model, num_heads, d_ff, *, dropout=0.0, norm_first=False, bias=False, rng
):
    self.self_attn = MultiHeadAttention(d_model, num_heads, bias=bias, rng=rng)
    self.cross_attn = MultiHeadAttention(d_model, num_heads, bias=bias, rng=rng)
    self.feed_forward = FeedForward(d_model, d_ff, rng=rng)
    self.residuals = [
        Residual(d_model, dropout=dropout, norm_first=not norm_first, rng=rng) for _ in range(3)
    ]


DecoderLayer.__init__ = init
