"""Your layer reads the memory first and looks at what was written afterwards. The order is:
self-attention, encoder-decoder attention, feed-forward.

Look at: the order of your three lines.
"""


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    write, read, transform = self.residuals
    x = read(x, lambda x: self.cross_attn(x, memory, memory, attn_mask=cross_mask)[0])
    x = write(x, lambda x: self.self_attn(x, x, x, attn_mask=self_mask)[0])
    return transform(x, self.feed_forward)


DecoderLayer.forward = forward
