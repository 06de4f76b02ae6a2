"""Your decoder returns a list, the results of all layers. What is wanted is the last one
alone.

Look at: your last line.
"""


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    found = []
    for layer in self.layers:
        x = layer(x, memory, self_mask=self_mask, cross_mask=cross_mask)
        found.append(x if self.norm is None else self.norm(x))
    return found


Decoder.forward = forward
