"""Self-attention and encoder-decoder attention go through the same residual, and so share one
norm. There are three sub-layers, and each has a norm of its own.

Look at: the list of residuals, and how many different ones are in it.
"""


def init(
    self, d_model, num_heads, d_ff, *, dropout=0.0, norm_first=False, bias=False, rng
):
    self.self_attn = MultiHeadAttention(d_model, num_heads, bias=bias, rng=rng)
    self.cross_attn = MultiHeadAttention(d_model, num_heads, bias=bias, rng=rng)
    self.feed_forward = FeedForward(d_model, d_ff, rng=rng)
    options = {"dropout": dropout, "norm_first": norm_first, "rng": rng}
    attend, transform = (Residual(d_model, **options) for _ in range(2))
    self.residuals = [attend, attend, transform]


DecoderLayer.__init__ = init
