"""With an offset your sequence begins one row too late, or one too early. `offset` is itself the
position of the first vector, and positions are counted from 0.
"""

@shaped
def forward(self, x, *, offset=0):
    """Add the positions.

    Shapes:
        x: ... seq d_model
    """
    seq = x.shape[-2]
    if offset < 0 or offset + seq > self.max_len:
        raise ArgumentError("past the table")
    begin = max(0, offset - 1)
    return x + self.table[begin : begin + seq]


PositionalEncoding.forward = forward
