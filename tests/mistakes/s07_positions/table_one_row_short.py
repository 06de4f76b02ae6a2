"""Your table ends too early: the last of the max_len positions has no row. Positions 0 to
max_len - 1 are max_len rows.
"""

def prepare(self, max_len, d_model):
    self.max_len, self.d_model = max_len, d_model
    self.table = sinusoidal_positions(max_len - 1, d_model)


PositionalEncoding.__init__ = prepare
