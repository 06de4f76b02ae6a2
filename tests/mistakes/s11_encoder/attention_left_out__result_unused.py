"""No word hears of another: what attention gives is not in the result of your layer. It is never
called, or the second residual starts from the input of the layer instead of what the first one
gave.

Look at: the first half of the picture, and what you hand to the second residual.
"""


def forward(self, x, *, attn_mask=None):
    first, second = self.residuals
    first(x, lambda words: self.self_attn(words, words, words, attn_mask=attn_mask)[0])
    return second(x, self.feed_forward)


EncoderLayer.forward = forward
