"""Your encoder makes 0 of the words of padding and keeps the mask from its layers. A key of
zeros still gets a share, since the exponential of a score of 0 is 1, and behind the first norm
it is not even zeros any more.

Look at: what you hand to the layers as ``attn_mask``.
"""


def forward(self, x, *, attn_mask=None):
    for layer in self.layers:
        if attn_mask is not None and attn_mask.shape[-2] == 1:
            x = x * attn_mask.swapaxes(-1, -2)
        x = layer(x)
    return x if self.norm is None else self.norm(x)


Encoder.forward = forward
