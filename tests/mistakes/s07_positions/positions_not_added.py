"""The words come out as they went in: no position has been added to them.

Look at: what your forward does with the table.
"""


@shaped
def forward(self, x, *, offset=0):
    """Add the positions.

    Shapes:
        x: ... seq d_model
    """
    if offset < 0 or offset + x.shape[-2] > self.max_len:
        raise ArgumentError("past the table")
    return x


PositionalEncoding.forward = forward
