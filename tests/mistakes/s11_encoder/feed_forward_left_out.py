"""Your layer listens and never thinks: there is no feed-forward in it.

Look at: the second half of the picture.
"""


def forward(self, x, *, attn_mask=None):
    return self.residuals[0](x, lambda x: self.self_attn(x, x, x, attn_mask=attn_mask)[0])


EncoderLayer.forward = forward
