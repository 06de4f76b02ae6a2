"""Your mask means the opposite: what may be attended to is hidden, and padding is heard. In
torch's MultiheadAttention True is hidden; here, True may be attended to.

Look at: what True means in a mask of this course.
"""


def forward(self, x, *, attn_mask=None):
    first, second = self.residuals
    if attn_mask is not None:
        attn_mask = ~attn_mask
    x = first(x, lambda words: self.self_attn(words, words, words, attn_mask=attn_mask)[0])
    return second(x, self.feed_forward)


EncoderLayer.forward = forward
