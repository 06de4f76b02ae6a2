"""In pre-norm only the queries of your self-attention are normalised; its keys and values are
the words as they were before. All three are made of the same words.

Look at: what the function for the first residual makes of its argument.
"""


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    write, read, transform = self.residuals
    words = x
    x = write(x, lambda x: self.self_attn(x, words, words, attn_mask=self_mask)[0])
    x = read(x, lambda x: self.cross_attn(x, memory, memory, attn_mask=cross_mask)[0])
    return transform(x, self.feed_forward)


DecoderLayer.forward = forward
