"""Your first layer sees the mask and the others do not: padding stays quiet on the ground floor
and speaks on all floors above.

Look at: what each turn of your loop hands to its layer.
"""


def forward(self, x, *, attn_mask=None):
    for layer in self.layers:
        x = layer(x, attn_mask=attn_mask)
        attn_mask = None
    return x if self.norm is None else self.norm(x)


Encoder.forward = forward
