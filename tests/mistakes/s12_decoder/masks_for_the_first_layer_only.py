"""Only your first layer hears of the masks. What they hide is open to the layers above.

Look at: what each turn of your loop passes on.
"""


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    for layer in self.layers:
        x = layer(x, memory, self_mask=self_mask, cross_mask=cross_mask)
        self_mask = cross_mask = None
    return x if self.norm is None else self.norm(x)


Decoder.forward = forward
