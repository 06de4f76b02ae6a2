"""You add the decoder's input to its output. Every sub-layer has its bypass already; there is
none around the whole.

Look at: your last line.
"""


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    y = x
    for layer in self.layers:
        y = layer(y, memory, self_mask=self_mask, cross_mask=cross_mask)
    return x + (y if self.norm is None else self.norm(y))


Decoder.forward = forward
