"""Only the first layer of your decoder runs; the others are never called.

Look at: where the loop ends, and what is inside it.
"""


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    for layer in self.layers[:1]:
        x = layer(x, memory, self_mask=self_mask, cross_mask=cross_mask)
    return x if self.norm is None else self.norm(x)


Decoder.forward = forward
