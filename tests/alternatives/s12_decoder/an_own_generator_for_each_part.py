"""Each part gets a generator of its own, made by the one that was passed in."""


def init(self, d_model, num_heads, d_ff, *, dropout=0.0, norm_first=False, bias=False, rng):
    one, two, three, *rest = rng.spawn(6)
    self.self_attn = MultiHeadAttention(d_model, num_heads, bias=bias, rng=one)
    self.cross_attn = MultiHeadAttention(d_model, num_heads, bias=bias, rng=two)
    self.feed_forward = FeedForward(d_model, d_ff, rng=three)
    self.residuals = [
        Residual(d_model, dropout=dropout, norm_first=norm_first, rng=own) for own in rest
    ]


DecoderLayer.__init__ = init
