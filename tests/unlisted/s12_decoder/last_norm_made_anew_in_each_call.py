"""The last norm is made in each call: it normalises, but nobody can find it, and it never learns."""

_init = Decoder.__init__


def __init__(self, num_layers, d_model, num_heads, d_ff, **options):
    _init(self, num_layers, d_model, num_heads, d_ff, **options)
    self.width = d_model if self.norm is not None else None
    del self.norm


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    for layer in self.layers:
        x = layer(x, memory, self_mask=self_mask, cross_mask=cross_mask)
    return x if self.width is None else LayerNorm(self.width)(x)


Decoder.__init__, Decoder.forward = __init__, forward
