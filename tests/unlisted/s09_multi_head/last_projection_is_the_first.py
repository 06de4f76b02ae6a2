"""out_proj is q_proj under another name."""

_init = MultiHeadAttention.__init__


def __init__(self, d_model, num_heads, *, bias=False, rng):
    _init(self, d_model, num_heads, bias=bias, rng=rng)
    self.out_proj = self.q_proj


MultiHeadAttention.__init__ = __init__
