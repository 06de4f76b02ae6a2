"""You refuse a sequence that just fits. Its last position is offset + seq - 1, so offset + seq
may be as large as max_len.
"""

@shaped
def forward(self, x, *, offset=0):
    """Add the positions.

    Shapes:
        x: ... seq d_model
    """
    seq = x.shape[-2]
    if offset < 0 or offset + seq >= self.max_len:
        raise ArgumentError("past the table")
    return x + self.table[offset : offset + seq]


PositionalEncoding.forward = forward
