"""Your decoder writes into the array that was passed in: the caller's words are others after
the call.

Look at: assignments to `x.data`, and `+=`.
"""


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    given = x
    for layer in self.layers:
        x = layer(x, memory, self_mask=self_mask, cross_mask=cross_mask)
        given.data[...] = x.data
    return x if self.norm is None else self.norm(x)


Decoder.forward = forward
