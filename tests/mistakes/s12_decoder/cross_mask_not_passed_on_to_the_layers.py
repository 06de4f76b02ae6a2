"""Your layers never hear of cross_mask: it stops at the decoder's door.

Look at: what each turn of your loop passes on.
"""


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    for layer in self.layers:
        x = layer(x, memory, self_mask=self_mask)
    return x if self.norm is None else self.norm(x)


Decoder.forward = forward
