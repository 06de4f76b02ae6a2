"""The table is kept in float16 to save memory."""


def __init__(self, max_len, d_model):
    self.max_len, self.d_model = max_len, d_model
    self.table = sinusoidal_positions(max_len, d_model).astype(np.float16)


PositionalEncoding.__init__ = __init__
