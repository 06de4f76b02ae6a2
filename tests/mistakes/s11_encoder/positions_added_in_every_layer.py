"""You add the positions again in every layer, or at all: that is done once, before the encoder.
The address is written on the envelope once.

Look at: what your loop does besides calling the layer.
"""

from exercises.s07_positions import sinusoidal_positions


def forward(self, x, *, attn_mask=None):
    for layer in self.layers:
        x = x + sinusoidal_positions(x.shape[1], x.shape[2])
        x = layer(x, attn_mask=attn_mask)
    return x if self.norm is None else self.norm(x)


Encoder.forward = forward
