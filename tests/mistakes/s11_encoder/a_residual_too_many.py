"""Your layer holds three residuals. An encoder layer has two sub-layers, and a residual around
each; it is the decoder's that has three.

Look at: how many + there are in the picture of a layer.
"""


def init(self, d_model, num_heads, d_ff, *, dropout=0.0, norm_first=False, bias=False, rng):
    self.self_attn = MultiHeadAttention(d_model, num_heads, bias=bias, rng=rng)
    self.feed_forward = FeedForward(d_model, d_ff, rng=rng)
    self.residuals = [
        Residual(d_model, dropout=dropout, norm_first=norm_first, rng=rng) for _ in range(3)
    ]


def forward(self, x, *, attn_mask=None):
    x = self.residuals[0](x, lambda x: self.self_attn(x, x, x, attn_mask=attn_mask)[0])
    return self.residuals[1](x, self.feed_forward)


EncoderLayer.__init__ = init
EncoderLayer.forward = forward
