"""self_mask never reaches your self-attention: every word sees the words that come after it,
which it should learn to predict.

Look at: what becomes of self_mask.
"""


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    write, read, transform = self.residuals
    x = write(x, lambda x: self.self_attn(x, x, x)[0])
    x = read(x, lambda x: self.cross_attn(x, memory, memory, attn_mask=cross_mask)[0])
    return transform(x, self.feed_forward)


DecoderLayer.forward = forward
