"""You apply the last norm after every layer. It comes once, on top of all of them: in between, x
travels on as it is.

Look at: whether the norm stands inside your loop or behind it.
"""


def forward(self, x, *, attn_mask=None):
    for layer in self.layers:
        x = layer(x, attn_mask=attn_mask)
        if self.norm is not None:
            x = self.norm(x)
    return x


Encoder.forward = forward
