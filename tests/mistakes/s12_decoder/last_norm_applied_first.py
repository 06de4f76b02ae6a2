"""Your pre-norm decoder applies its last norm to its input instead of its output.

Look at: where norm stands, before the loop or behind it.
"""


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    x = x if self.norm is None else self.norm(x)
    for layer in self.layers:
        x = layer(x, memory, self_mask=self_mask, cross_mask=cross_mask)
    return x


Decoder.forward = forward
