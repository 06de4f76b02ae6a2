"""A vector of width 1 is accepted and stretched over the whole row.

Named as: width-not-checked.
"""


def forward(self, x, *, offset=0):
    seq = x.shape[-2]
    if x.shape[-1] not in (1, self.d_model) or offset < 0 or offset + seq > self.max_len:
        raise ValueError("x does not fit")
    return x + self.table[offset : offset + seq]


PositionalEncoding.forward = forward
