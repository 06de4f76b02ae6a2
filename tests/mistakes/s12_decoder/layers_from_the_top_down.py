"""Your layers run in the opposite order. Untrained, nobody can tell; a saved model would be
read wrongly.

Look at: the order of the loop.
"""


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    for layer in reversed(self.layers):
        x = layer(x, memory, self_mask=self_mask, cross_mask=cross_mask)
    return x if self.norm is None else self.norm(x)


Decoder.forward = forward
