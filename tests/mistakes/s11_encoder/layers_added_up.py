"""Your layers all start from the input, and their results are added up. They stand on top of
each other: each starts from the result of the one below.

Look at: what each turn of your loop takes, and what it gives on.
"""


def forward(self, x, *, attn_mask=None):
    y = 0.0
    for layer in self.layers:
        y = y + layer(x, attn_mask=attn_mask)
    return y if self.norm is None else self.norm(y)


Encoder.forward = forward
