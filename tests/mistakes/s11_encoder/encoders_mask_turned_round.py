"""Your encoder turns the mask round before it hands it on: what may be attended to is hidden.
Here True may be attended to, all the way down.

Look at: what you hand to the layers as ``attn_mask``.
"""


def forward(self, x, *, attn_mask=None):
    if attn_mask is not None:
        attn_mask = ~attn_mask
    for layer in self.layers:
        x = layer(x, attn_mask=attn_mask)
    return x if self.norm is None else self.norm(x)


Encoder.forward = forward
