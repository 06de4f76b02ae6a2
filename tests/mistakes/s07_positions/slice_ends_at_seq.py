"""With an offset you take too few rows: the slice begins at `offset` but still ends at `seq`. If
it begins later, it has to end later as well.
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
    return x + self.table[offset:seq]


PositionalEncoding.forward = forward
