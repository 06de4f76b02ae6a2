"""In eval mode the second residual's norm is that of the first."""


def forward(self, x, *, attn_mask=None):
    attend, transform = self.residuals
    x = attend(x, lambda words: self.self_attn(words, words, words, attn_mask=attn_mask)[0])
    return (transform if self.training else attend)(x, self.feed_forward)


EncoderLayer.forward = forward
