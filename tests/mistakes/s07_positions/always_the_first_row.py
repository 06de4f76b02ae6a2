"""Every word of a sentence gets the row of its first word. Each position has a row of its own:
take as many consecutive rows as the sequence is long.
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
    return x + self.table[offset]


PositionalEncoding.forward = forward
