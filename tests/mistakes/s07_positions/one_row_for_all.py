"""Every word gets the same vector, so the order is as unknown as before. You have picked one row
of the table where a slice of rows belongs.
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
    return x + self.table[offset + seq]


PositionalEncoding.forward = forward
