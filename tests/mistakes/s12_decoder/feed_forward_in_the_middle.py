"""Your feed-forward stands between the two attentions. The order is: self-attention,
encoder-decoder attention, feed-forward.

Look at: the order of your three lines.
"""


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    write, read, transform = self.residuals
    x = write(x, lambda x: self.self_attn(x, x, x, attn_mask=self_mask)[0])
    x = transform(x, self.feed_forward)
    return read(x, lambda x: self.cross_attn(x, memory, memory, attn_mask=cross_mask)[0])


DecoderLayer.forward = forward
