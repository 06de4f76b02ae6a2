"""You take as many rows of the table as the batch has sentences. It is the length of the
sequence that says how many rows are needed; with a batch of one, a single row goes to every
word.
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
    return x + self.table[offset : offset + x.shape[0]]


PositionalEncoding.forward = forward
