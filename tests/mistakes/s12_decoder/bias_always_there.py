"""The projections of your attentions have a bias although nobody asked for one. The contract's
default is none, and a saved model would have parameters too many.

Look at: what each attention is told about `bias`.
"""


def init(
    self, d_model, num_heads, d_ff, *, dropout=0.0, norm_first=False, bias=False, rng
):
    self.self_attn = MultiHeadAttention(d_model, num_heads, bias=True, rng=rng)
    self.cross_attn = MultiHeadAttention(d_model, num_heads, bias=True, rng=rng)
    self.feed_forward = FeedForward(d_model, d_ff, rng=rng)
    self.residuals = [
        Residual(d_model, dropout=dropout, norm_first=norm_first, rng=rng) for _ in range(3)
    ]


DecoderLayer.__init__ = init
