"""Your first layer reads the memory, and the layers above it read what the layer below has
written. Every layer should look at the same memory, the encoder's last word.

Look at: what memory is after the first turn of your loop.
"""


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    for layer in self.layers:
        x = memory = layer(x, memory, self_mask=self_mask, cross_mask=cross_mask)
        cross_mask = None
    return x if self.norm is None else self.norm(x)


Decoder.forward = forward
