"""Your decoder hands its layers the memory as their words and the words as their memory.

Look at: the first two arguments in the call of a layer.
"""


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    for layer in self.layers:
        x = layer(memory, x, self_mask=self_mask, cross_mask=cross_mask)
    return x if self.norm is None else self.norm(x)


Decoder.forward = forward
