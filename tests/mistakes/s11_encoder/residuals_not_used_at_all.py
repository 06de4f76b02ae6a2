"""Your layer is attention and feed-forward, one behind the other, with nothing around them: no
path, no norm, no dropout.

Look at: what stands in the picture besides the two sub-layers.
"""


def forward(self, x, *, attn_mask=None):
    return self.feed_forward(self.self_attn(x, x, x, attn_mask=attn_mask)[0])


EncoderLayer.forward = forward
