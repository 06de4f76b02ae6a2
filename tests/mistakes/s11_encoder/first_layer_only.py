"""Your encoder stops after its first layer: the others are never used.

Look at: what ends your loop; how far is the ``return`` indented?
"""


def forward(self, x, *, attn_mask=None):
    for layer in self.layers[:1]:
        x = layer(x, attn_mask=attn_mask)
    return x if self.norm is None else self.norm(x)


Encoder.forward = forward
