"""Your decoder's result is cut off from the graph, so that nothing in it or below it would
ever learn.

Look at: `.data`, `.numpy()` and `.detach()` in the last line.
"""


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    for layer in self.layers:
        x = layer(x, memory, self_mask=self_mask, cross_mask=cross_mask)
    return (x if self.norm is None else self.norm(x)).detach()


Decoder.forward = forward
