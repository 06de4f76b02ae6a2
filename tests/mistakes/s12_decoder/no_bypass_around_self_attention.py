"""There is no bypass around your self-attention: what goes in is not added to what comes out.
Without it, little of a word is left after a few layers.

Look at: the sub-layer that you call without its residual.
"""


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    write, read, transform = self.residuals
    x = write.norm(self.self_attn(x, x, x, attn_mask=self_mask)[0])
    x = read(x, lambda x: self.cross_attn(x, memory, memory, attn_mask=cross_mask)[0])
    return transform(x, self.feed_forward)


DecoderLayer.forward = forward
