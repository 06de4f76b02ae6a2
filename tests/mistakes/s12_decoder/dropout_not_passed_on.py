"""Your residuals never drop anything: they do not hear of `dropout`. In training nothing would
be dropped, whatever the caller asked for.

Look at: what each Residual is told when it is created.
"""


def init(
    self, d_model, num_heads, d_ff, *, dropout=0.0, norm_first=False, bias=False, rng
):
    self.self_attn = MultiHeadAttention(d_model, num_heads, bias=bias, rng=rng)
    self.cross_attn = MultiHeadAttention(d_model, num_heads, bias=bias, rng=rng)
    self.feed_forward = FeedForward(d_model, d_ff, rng=rng)
    self.residuals = [
        Residual(d_model, norm_first=norm_first, rng=rng) for _ in range(3)
    ]


DecoderLayer.__init__ = init
