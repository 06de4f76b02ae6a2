"""Your loop stops one layer early: the last one is never used.

Look at: how often your loop runs for one layer.
"""


def forward(self, x, *, attn_mask=None):
    for layer in self.layers[:-1]:
        x = layer(x, attn_mask=attn_mask)
    return x if self.norm is None else self.norm(x)


Encoder.forward = forward
