"""You change the numbers of x itself, so that whoever holds x finds the positions in it, and
adding them again counts them twice. Make a new Tensor.
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
    x.data += self.table[offset : offset + seq].astype(x.dtype)
    return x


PositionalEncoding.forward = forward
