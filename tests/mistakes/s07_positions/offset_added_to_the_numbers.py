"""You add the offset to the numbers of the table. It is a position: it says at which row to
begin.
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
    return x + (self.table[:seq] + offset)


PositionalEncoding.forward = forward
