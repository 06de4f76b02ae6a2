"""Your sequences all begin at position 0, whatever the offset. The first vector stands at
position `offset`.
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
    return x + self.table[:seq]


PositionalEncoding.forward = forward
