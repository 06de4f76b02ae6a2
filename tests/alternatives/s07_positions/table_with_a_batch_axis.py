"""The table is kept as (1, max_len, d_model), and cut along its second axis."""

class PositionalEncoding(Module):
    def __init__(self, max_len, d_model):
        self.max_len = max_len
        self.d_model = d_model
        self.pe = sinusoidal_positions(max_len, d_model)[None]

    def forward(self, x, *, offset=0):
        end = offset + x.shape[1]
        if x.shape[-1] != self.d_model:
            raise ValueError(f"x is {x.shape[-1]} wide, expected {self.d_model}")
        if offset < 0 or end > self.max_len:
            raise ValueError(f"positions {offset} to {end} do not fit into {self.max_len}")
        return x + self.pe[:, offset:end]
