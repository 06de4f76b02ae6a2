"""You look at the position of the first vector only. The last one, offset + seq - 1, has to lie
inside the table as well.
"""

@shaped
def forward(self, x, *, offset=0):
    """Add the positions.

    Shapes:
        x: ... seq d_model
    """
    seq = x.shape[-2]
    if not 0 <= offset < self.max_len:
        raise ArgumentError("past the table")
    return x + self.table[offset : offset + seq]


PositionalEncoding.forward = forward
