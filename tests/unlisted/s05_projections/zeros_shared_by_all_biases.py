"""Layers of one width share the array of their zeros: a step in place of one moves all biases."""

_zeros = {}
_init = Linear.__init__


def __init__(self, d_in, d_out, *, bias=True, rng):
    _init(self, d_in, d_out, bias=bias, rng=rng)
    if bias:
        self.bias.data = _zeros.setdefault(d_out, self.bias.data)


Linear.__init__ = __init__
