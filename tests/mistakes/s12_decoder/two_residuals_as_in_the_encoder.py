"""Your layer has two residuals, as the encoder's has, and the second one serves twice. A
decoder layer has three sub-layers, each with a norm of its own.

Look at: the number of sub-layers, and that of residuals.
"""


def init(
    self, d_model, num_heads, d_ff, *, dropout=0.0, norm_first=False, bias=False, rng
):
    self.self_attn = MultiHeadAttention(d_model, num_heads, bias=bias, rng=rng)
    self.cross_attn = MultiHeadAttention(d_model, num_heads, bias=bias, rng=rng)
    self.feed_forward = FeedForward(d_model, d_ff, rng=rng)
    self.residuals = [
        Residual(d_model, dropout=dropout, norm_first=norm_first, rng=rng) for _ in range(2)
    ]


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    attend, transform = self.residuals
    x = attend(x, lambda x: self.self_attn(x, x, x, attn_mask=self_mask)[0])
    x = transform(x, lambda x: self.cross_attn(x, memory, memory, attn_mask=cross_mask)[0])
    return transform(x, self.feed_forward)


DecoderLayer.__init__ = init
DecoderLayer.forward = forward
