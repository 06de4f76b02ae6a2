"""Your layer drops a tenth in training whatever it is told. That is the paper's rate; here the
caller decides, and the default is 0.

Look at: what you tell Residual.
"""


def init(self, d_model, num_heads, d_ff, *, dropout=0.0, norm_first=False, bias=False, rng):
    self.self_attn = MultiHeadAttention(d_model, num_heads, bias=bias, rng=rng)
    self.feed_forward = FeedForward(d_model, d_ff, rng=rng)
    self.residuals = [
        Residual(d_model, dropout=0.1, norm_first=norm_first, rng=rng) for _ in range(2)
    ]


EncoderLayer.__init__ = init
