"""Your encoder-decoder attention is a second self-attention: queries, keys and values are all
the decoder's.

Look at: the arguments of cross_attn, and where memory is used.
"""


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    write, read, transform = self.residuals
    x = write(x, lambda x: self.self_attn(x, x, x, attn_mask=self_mask)[0])
    x = read(x, lambda x: self.cross_attn(x, x, x, attn_mask=self_mask)[0])
    return transform(x, self.feed_forward)


DecoderLayer.forward = forward
