"""You add x to what the feed-forward gives, and the residual adds it once more.

Look at: who adds x, the sub-layer or what stands around it.
"""


def forward(self, x, *, attn_mask=None):
    first, second = self.residuals
    x = first(x, lambda words: self.self_attn(words, words, words, attn_mask=attn_mask)[0])
    return second(x, lambda words: words + self.feed_forward(words))


EncoderLayer.forward = forward
