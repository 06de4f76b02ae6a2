"""Your layer returns the attention's weights beside the words. Here it gives the words only, so
that the next layer can take them.

Look at: the section Shapes of ``forward``.
"""


def forward(self, x, *, attn_mask=None):
    first, second = self.residuals
    _, weights = self.self_attn(x, x, x, attn_mask=attn_mask)
    x = first(x, lambda words: self.self_attn(words, words, words, attn_mask=attn_mask)[0])
    return second(x, self.feed_forward), weights


EncoderLayer.forward = forward
