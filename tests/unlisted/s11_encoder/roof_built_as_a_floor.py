"""In pre-norm the norm of the encoder comes before the first layer, not behind the last.

Named as: norm-below-the-first-layer.
"""


def forward(self, x, *, attn_mask=None):
    x = x if self.norm is None else self.norm(x)
    for layer in self.layers:
        x = layer(x, attn_mask=attn_mask)
    return x


Encoder.forward = forward
