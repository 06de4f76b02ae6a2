"""The table is squeezed: where max_len is 1 it is a vector, and a slice of it takes one number."""

_init = PositionalEncoding.__init__


def __init__(self, max_len, d_model):
    _init(self, max_len, d_model)
    self.table = self.table.squeeze()


PositionalEncoding.__init__ = __init__
