"""All three sub-layers go through your first residual. The norms of the other two are never
used.

Look at: which residual stands around which sub-layer.
"""


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    write = read = transform = self.residuals[0]
    x = write(x, lambda x: self.self_attn(x, x, x, attn_mask=self_mask)[0])
    x = read(x, lambda x: self.cross_attn(x, memory, memory, attn_mask=cross_mask)[0])
    return transform(x, self.feed_forward)


DecoderLayer.forward = forward
