"""Every layer of your encoder starts from the input, and the result of the last one is all that
is left: the work of the others is lost.

Look at: what each turn of your loop takes, and what it gives on.
"""


def forward(self, x, *, attn_mask=None):
    for layer in self.layers:
        y = layer(x, attn_mask=attn_mask)
    return y if self.norm is None else self.norm(y)


Encoder.forward = forward
