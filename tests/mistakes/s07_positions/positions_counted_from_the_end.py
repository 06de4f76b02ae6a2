"""Your last word gets the first row and your first word the last one. Positions are counted from
the front.
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
    return x + self.table[offset : offset + seq][::-1]


PositionalEncoding.forward = forward
