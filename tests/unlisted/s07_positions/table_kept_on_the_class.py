"""The table is an attribute of the class: the layer made last gives its table to all others."""


def __init__(self, max_len, d_model):
    self.max_len, self.d_model = max_len, d_model
    PositionalEncoding.table = sinusoidal_positions(max_len, d_model)


PositionalEncoding.__init__ = __init__
