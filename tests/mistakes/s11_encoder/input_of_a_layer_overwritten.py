"""After the call the caller's x is another one: you wrote a result into its array.

Look at: assignments to ``.data`` or to elements of it.
"""


def forward(self, x, *, attn_mask=None):
    first, second = self.residuals
    heard = first(x, lambda words: self.self_attn(words, words, words, attn_mask=attn_mask)[0])
    y = second(heard, self.feed_forward)
    x.data[...] = y.data
    return y


EncoderLayer.forward = forward
