"""Your layer has no self-attention: no word knows what was written before it.

Look at: the first sub-layer, and what becomes of its result.
"""


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    _, read, transform = self.residuals
    x = read(x, lambda x: self.cross_attn(x, memory, memory, attn_mask=cross_mask)[0])
    return transform(x, self.feed_forward)


DecoderLayer.forward = forward
