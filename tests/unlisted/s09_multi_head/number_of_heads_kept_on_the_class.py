"""num_heads is an attribute of the class: the layer made last decides for all others."""

_init = MultiHeadAttention.__init__


def __init__(self, d_model, num_heads, *, bias=False, rng):
    _init(self, d_model, num_heads, bias=bias, rng=rng)
    del self.num_heads
    MultiHeadAttention.num_heads = num_heads


MultiHeadAttention.__init__ = __init__
