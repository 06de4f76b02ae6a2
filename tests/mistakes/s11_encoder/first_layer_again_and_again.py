"""Your words go through the first layer again and again; the others are never used.

Look at: which layer your loop calls.
"""


def forward(self, x, *, attn_mask=None):
    for _ in self.layers:
        x = self.layers[0](x, attn_mask=attn_mask)
    return x if self.norm is None else self.norm(x)


Encoder.forward = forward
