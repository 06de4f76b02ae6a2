"""Your pre-norm encoder holds a last norm and does not apply it: what comes out has never been
normalised.

Look at: the end of ``forward``.
"""


def forward(self, x, *, attn_mask=None):
    for layer in self.layers:
        x = layer(x, attn_mask=attn_mask)
    return x


Encoder.forward = forward
