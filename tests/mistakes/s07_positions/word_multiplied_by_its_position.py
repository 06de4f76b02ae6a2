"""You multiply by the waves, so that a word at position 0 loses every second number. The
position is added to the word.
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
    return x * self.table[offset : offset + seq]


PositionalEncoding.forward = forward
