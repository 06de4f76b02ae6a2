"""Your table is a Tensor of float64, and a float32 sequence plus a float64 Tensor makes float64.
A plain array takes on the dtype of the Tensor that it meets.
"""

def prepare(self, max_len, d_model):
    self.max_len, self.d_model = max_len, d_model
    self.table = Tensor(sinusoidal_positions(max_len, d_model))


PositionalEncoding.__init__ = prepare
