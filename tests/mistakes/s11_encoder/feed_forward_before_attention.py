"""Your layer thinks first and listens afterwards: feed-forward, then attention. It is the other
way round.

Look at: the order of the two in the picture.
"""


def forward(self, x, *, attn_mask=None):
    x = self.residuals[0](x, self.feed_forward)
    return self.residuals[1](x, lambda x: self.self_attn(x, x, x, attn_mask=attn_mask)[0])


EncoderLayer.forward = forward
