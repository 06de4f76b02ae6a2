"""You compare the length of the sequence with max_len and forget where it begins. The last
position is offset + seq - 1.
"""

@shaped
def forward(self, x, *, offset=0):
    """Add the positions.

    Shapes:
        x: ... seq d_model
    """
    seq = x.shape[-2]
    if offset < 0 or seq > self.max_len:
        raise ArgumentError("past the table")
    return x + self.table[offset : offset + seq]


PositionalEncoding.forward = forward
