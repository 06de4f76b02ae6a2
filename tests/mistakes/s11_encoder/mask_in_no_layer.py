"""Your encoder takes a mask and hands it to no layer: padding is heard.

Look at: what each turn of your loop hands to its layer.
"""


def forward(self, x, *, attn_mask=None):
    for layer in self.layers:
        x = layer(x)
    return x if self.norm is None else self.norm(x)


Encoder.forward = forward
