"""Your last layer sees the mask and the others do not: padding is heard on every floor but the
top one.

Look at: what each turn of your loop hands to its layer.
"""


def forward(self, x, *, attn_mask=None):
    for layer in self.layers:
        x = layer(x, attn_mask=attn_mask if layer is self.layers[-1] else None)
    return x if self.norm is None else self.norm(x)


Encoder.forward = forward
