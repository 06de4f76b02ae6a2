"""What does not fit is refused, but not with a ValueError. Callers that wait for a ValueError
would never see yours; ArgumentError is one.
"""

@shaped
def forward(self, x, *, offset=0):
    """Add the positions.

    Shapes:
        x: ... seq d_model
    """
    seq = x.shape[-2]
    if offset < 0 or offset + seq > self.max_len:
        raise IndexError("past the table")
    return x + self.table[offset : offset + seq]


PositionalEncoding.forward = forward
