"""Your values are right, but no gradient flows back from the feed-forward to the attention: the
graph is cut between the two.

Look at: ``.data`` and ``.detach()`` between the two residuals.
"""


def forward(self, x, *, attn_mask=None):
    first, second = self.residuals
    x = first(x, lambda words: self.self_attn(words, words, words, attn_mask=attn_mask)[0])
    return second(x.detach(), self.feed_forward)


EncoderLayer.forward = forward
