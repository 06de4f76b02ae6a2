"""Parts made in another order, a tuple of residuals, more attributes."""


def init(self, d_model, num_heads, d_ff, *, dropout=0.0, norm_first=False, bias=False, rng):
    self.d_model, self.num_heads, self.d_ff = d_model, num_heads, d_ff
    self.last_weights = None
    self.residuals = tuple(
        Residual(d_model, dropout=dropout, norm_first=norm_first, rng=rng) for _ in "abc"
    )
    self.feed_forward = FeedForward(d_model, d_ff, rng=rng)
    for name in ("cross_attn", "self_attn"):
        setattr(self, name, MultiHeadAttention(d_model, num_heads, bias=bias, rng=rng))


DecoderLayer.__init__ = init
