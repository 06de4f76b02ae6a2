"""The sum is made of bare numbers and wrapped again: nothing before the positions can learn."""


def forward(self, x, *, offset=0):
    seq = x.shape[-2]
    if x.shape[-1] != self.d_model or offset < 0 or offset + seq > self.max_len:
        raise ValueError("x does not fit")
    moved = x.data + self.table[offset : offset + seq].astype(x.dtype)
    return Tensor(moved, requires_grad=x.requires_grad)


PositionalEncoding.forward = forward
