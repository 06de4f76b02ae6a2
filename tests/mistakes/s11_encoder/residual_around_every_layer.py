"""You add the input of every layer to its result. The paths around the sub-layers are there
already, inside the layer.

Look at: the picture of the stack: is there a bow around a layer?
"""


def forward(self, x, *, attn_mask=None):
    for layer in self.layers:
        x = x + layer(x, attn_mask=attn_mask)
    return x if self.norm is None else self.norm(x)


Encoder.forward = forward
