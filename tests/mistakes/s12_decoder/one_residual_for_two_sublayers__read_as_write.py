"""Your encoder-decoder attention goes through the residual of your self-attention, and so
shares its norm. Each of the three sub-layers has one of its own.

Look at: which residual stands around which sub-layer.
"""


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    write, _, transform = self.residuals
    x = write(x, lambda x: self.self_attn(x, x, x, attn_mask=self_mask)[0])
    x = write(x, lambda x: self.cross_attn(x, memory, memory, attn_mask=cross_mask)[0])
    return transform(x, self.feed_forward)


DecoderLayer.forward = forward
