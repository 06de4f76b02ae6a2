"""A sequence that goes past the table, or begins before it, is not refused. A slice of an array
never complains: past the end it gets shorter, and a minus counts from the end.
"""

@shaped
def forward(self, x, *, offset=0):
    """Add the positions.

    Shapes:
        x: ... seq d_model
    """
    seq = x.shape[-2]
    return x + self.table[offset : offset + seq]


PositionalEncoding.forward = forward
