"""Attention gives two things, the output and the weights; your sub-layer hands both to the
residual, which cannot add a pair to x.

Look at: what MultiHeadAttention returns.
"""


def forward(self, x, *, attn_mask=None):
    first, second = self.residuals
    x = first(x, lambda words: self.self_attn(words, words, words, attn_mask=attn_mask))
    return second(x, self.feed_forward)


EncoderLayer.forward = forward
