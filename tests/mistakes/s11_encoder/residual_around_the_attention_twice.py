"""You add x to what attention gives, and the residual adds it once more.

Look at: who adds x, the sub-layer or what stands around it.
"""


def forward(self, x, *, attn_mask=None):
    first, second = self.residuals
    x = first(x, lambda words: words + self.self_attn(words, words, words, attn_mask=attn_mask)[0])
    return second(x, self.feed_forward)


EncoderLayer.forward = forward
