"""No table is kept: each call makes the rows that it needs."""

class PositionalEncoding(Module):
    def __init__(self, max_len, d_model):
        self.max_len, self.width = max_len, d_model

    def forward(self, x, *, offset=0):
        *_, seq, width = x.shape
        if width != self.width or not 0 <= offset <= self.max_len - seq:
            raise ArgumentError("x does not fit")
        rows = sinusoidal_positions(offset + seq, width)[offset:]
        return Tensor(rows.astype(x.dtype)) + x
