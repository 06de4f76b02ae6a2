"""Your encoder adds the positions. That is done before it, where the words are embedded: here it
would be done twice.

Look at: what happens to x before the first layer.
"""

from exercises.s07_positions import sinusoidal_positions


def forward(self, x, *, attn_mask=None):
    x = x + sinusoidal_positions(x.shape[1], x.shape[2])
    for layer in self.layers:
        x = layer(x, attn_mask=attn_mask)
    return x if self.norm is None else self.norm(x)


Encoder.forward = forward
