"""The word counts double in your result: somewhere x is added to a sum that holds x already."""

@shaped
def forward(self, x, *, offset=0):
    """Add the positions.

    Shapes:
        x: ... seq d_model
    """
    seq = x.shape[-2]
    if offset < 0 or offset + seq > self.max_len:
        raise ArgumentError("past the table")
    with_positions = x + self.table[offset : offset + seq]
    return x + with_positions


PositionalEncoding.forward = forward
