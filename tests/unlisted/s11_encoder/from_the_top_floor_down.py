"""The layers are walked through from the last to the first.

Named as: layers-in-reverse.
"""


def forward(self, x, *, attn_mask=None):
    for layer in reversed(self.layers):
        x = layer(x, attn_mask=attn_mask)
    return x if self.norm is None else self.norm(x)


Encoder.forward = forward
