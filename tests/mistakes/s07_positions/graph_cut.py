"""The numbers are right, but no gradient comes back to x: on the way you left the Tensor for its
bare numbers. Add the array to the Tensor itself.
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
    return Tensor(x.data + np.asarray(self.table[offset : offset + seq], x.dtype))


PositionalEncoding.forward = forward
