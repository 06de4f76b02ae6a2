"""Where no mask is given the axes of batch and sentence are exchanged, as torch once had them: each
word looks at the words of its place in the other sentences.
"""

_forward = EncoderLayer.forward


def forward(self, x, *, attn_mask=None):
    if attn_mask is not None:
        return _forward(self, x, attn_mask=attn_mask)
    return _forward(self, x.swapaxes(0, 1)).swapaxes(0, 1)


EncoderLayer.forward = forward
