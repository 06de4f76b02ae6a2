"""You take the residuals in the opposite order: the first sub-layer goes through the last one.
At the start all norms are alike; a saved model would be read wrongly.

Look at: the order in which you take the residuals from the list.
"""


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    transform, read, write = self.residuals
    x = write(x, lambda x: self.self_attn(x, x, x, attn_mask=self_mask)[0])
    x = read(x, lambda x: self.cross_attn(x, memory, memory, attn_mask=cross_mask)[0])
    return transform(x, self.feed_forward)


DecoderLayer.forward = forward
