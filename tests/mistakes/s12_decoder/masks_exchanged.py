"""The two masks go to each other's door: self-attention works under cross_mask, and the
attention to the memory under self_mask.

Look at: which mask is handed to which attention.
"""


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    write, read, transform = self.residuals
    x = write(x, lambda x: self.self_attn(x, x, x, attn_mask=cross_mask)[0])
    x = read(x, lambda x: self.cross_attn(x, memory, memory, attn_mask=self_mask)[0])
    return transform(x, self.feed_forward)


DecoderLayer.forward = forward
