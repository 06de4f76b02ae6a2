"""In pre-norm the normalised words ask, but keys and values are made of the words as they came.

Named as: key-and-value-not-normalised.
"""


def forward(self, x, *, attn_mask=None):
    attend, transform = self.residuals
    raw = x
    x = attend(x, lambda words: self.self_attn(words, raw, raw, attn_mask=attn_mask)[0])
    return transform(x, self.feed_forward)


EncoderLayer.forward = forward
