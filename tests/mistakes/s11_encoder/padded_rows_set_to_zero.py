"""You silence padding by making its words 0. A key of zeros still gets a share, since the
exponential of a score of 0 is 1; only the mask inside attention takes it away.

Look at: where the mask must be applied: to the words, or to the scores?
"""


def forward(self, x, *, attn_mask=None):
    first, second = self.residuals
    if attn_mask is not None and attn_mask.ndim == 3 and attn_mask.shape[1] == 1:
        x, attn_mask = x * attn_mask.swapaxes(1, 2), None
    x = first(x, lambda words: self.self_attn(words, words, words, attn_mask=attn_mask)[0])
    return second(x, self.feed_forward)


EncoderLayer.forward = forward
