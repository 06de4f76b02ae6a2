"""Your result holds the positions, but the words are gone. The row of the table is added to x;
it does not take the place of x.
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
    return x * 0 + self.table[offset : offset + seq]


PositionalEncoding.forward = forward
