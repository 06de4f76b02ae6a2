"""The position is subtracted from the word, where it should be added.

Look at: the sign between the word and the row of the table.
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
    return x - self.table[offset : offset + seq]


PositionalEncoding.forward = forward
