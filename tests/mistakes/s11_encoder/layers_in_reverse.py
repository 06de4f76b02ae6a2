"""Your words go through the layers from the last to the first.

Look at: the order of your loop.
"""


def forward(self, x, *, attn_mask=None):
    for layer in self.layers[::-1]:
        x = layer(x, attn_mask=attn_mask)
    return x if self.norm is None else self.norm(x)


Encoder.forward = forward
