"""You return a bare NumPy array, through which no gradient can flow. Add the rows to the Tensor
itself, not to the numbers inside it.
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
    return x.data + self.table[offset : offset + seq].astype(x.dtype)


PositionalEncoding.forward = forward
