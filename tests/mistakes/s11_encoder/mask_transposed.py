"""You swap the last two axes of the mask: it hides queries where it should hide keys.

Look at: which axis of a padding mask has size 1.
"""


def forward(self, x, *, attn_mask=None):
    first, second = self.residuals
    if attn_mask is not None:
        attn_mask = attn_mask.swapaxes(-1, -2)
    x = first(x, lambda words: self.self_attn(words, words, words, attn_mask=attn_mask)[0])
    return second(x, self.feed_forward)


EncoderLayer.forward = forward
