"""Your layers never hear of any mask: both stop at the decoder's door.

Look at: what each turn of your loop passes on.
"""


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    for layer in self.layers:
        x = layer(x, memory)
    return x if self.norm is None else self.norm(x)


Decoder.forward = forward
