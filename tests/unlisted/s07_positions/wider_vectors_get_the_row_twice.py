"""A vector twice as wide gets its row twice; only what is no multiple of d_model is refused."""


def forward(self, x, *, offset=0):
    seq, width = x.shape[-2:]
    if offset < 0 or offset + seq > self.max_len:
        raise ArgumentError("past the table")
    if width == 0 or width % self.d_model:
        raise ArgumentError("x has another width than the table")
    return x + np.tile(self.table[offset : offset + seq], (1, width // self.d_model))


PositionalEncoding.forward = forward
