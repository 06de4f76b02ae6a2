"""The positions are added into the Tensor that came in, by giving it a new .data.

Named as: input-changed-in-place.
"""


def forward(self, x, *, offset=0):
    if x.shape[-1] != self.d_model or offset < 0 or offset + x.shape[-2] > self.max_len:
        raise ValueError("x does not fit")
    x.data = x.data + self.table[offset : offset + x.shape[-2]].astype(x.dtype)
    return x


PositionalEncoding.forward = forward
