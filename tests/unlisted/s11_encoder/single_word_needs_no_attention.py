"""A sentence of one word skips the attention: there is nobody to look at."""

_forward = EncoderLayer.forward


def forward(self, x, *, attn_mask=None):
    if x.shape[1] > 1:
        return _forward(self, x, attn_mask=attn_mask)
    attend, transform = self.residuals
    return transform(attend(x, lambda words: words * 0.0), self.feed_forward)


EncoderLayer.forward = forward
