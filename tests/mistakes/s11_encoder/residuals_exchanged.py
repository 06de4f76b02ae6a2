"""Attention goes through the second residual, and the feed-forward through the first: their
norms have traded places. A saved model would be read wrongly.

Look at: the numbers of the residuals in the order in which you use them.
"""


def forward(self, x, *, attn_mask=None):
    x = self.residuals[1](x, lambda x: self.self_attn(x, x, x, attn_mask=attn_mask)[0])
    return self.residuals[0](x, self.feed_forward)


EncoderLayer.forward = forward
