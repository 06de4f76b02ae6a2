"""You number the sentences instead of the words: the first sentence gets row 0, the second row
1. Two equal sentences should come out equal.

Look at: which axis of x is the sequence.
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
    rows = self.table[offset : offset + x.shape[0]]
    return x + rows[:, None, :]


PositionalEncoding.forward = forward
