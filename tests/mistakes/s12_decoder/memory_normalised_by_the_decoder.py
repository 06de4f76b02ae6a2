"""Your pre-norm decoder normalises the memory with its own norm. The memory is the encoder's,
which has normalised it already.

Look at: what happens to memory before the loop.
"""


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    memory = memory if self.norm is None else self.norm(memory)
    for layer in self.layers:
        x = layer(x, memory, self_mask=self_mask, cross_mask=cross_mask)
    return x if self.norm is None else self.norm(x)


Decoder.forward = forward
