"""Your pre-norm decoder has a last norm, but does not apply it.

Look at: norm, and your last line.
"""


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    for layer in self.layers:
        x = layer(x, memory, self_mask=self_mask, cross_mask=cross_mask)
    return x


Decoder.forward = forward
