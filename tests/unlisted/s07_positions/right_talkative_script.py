"""A whole file that is a script as well: prints, asserts at import, __all__, and a main part."""

import numpy as np

import minigrad as mg

__all__ = ["PositionalEncoding", "sinusoidal_positions"]


def sinusoidal_positions(length, d_model, *, base=10_000.0):
    table = np.zeros(shape=(length, d_model))
    for i in range(0, d_model, 2):
        angles = np.array([pos / base ** (i / d_model) for pos in range(length)])
        table[:, i] = np.sin(angles)
        if i + 1 < d_model:
            table[:, i + 1] = np.cos(angles)
    return table


first = sinusoidal_positions(2, 4)
assert first[0].tolist() == [0, 1, 0, 1], first
print("row 1:", first[1])


class PositionalEncoding(mg.Module):
    """Not decorated, not annotated."""

    def __init__(self, max_len=5000, d_model=512):
        super(PositionalEncoding, self).__init__()
        self.pe = sinusoidal_positions(max_len, d_model)

    def forward(self, x, offset=0):
        max_len, d_model = self.pe.shape
        if x.shape[-1] != d_model:
            raise ValueError("expected d_model = {}, got {}".format(d_model, x.shape[-1]))
        if offset < 0:
            raise ValueError("negative offset")
        end = offset + x.shape[1]
        if end > max_len:
            raise ValueError("too long")
        pe = mg.Tensor(self.pe[None, offset:end].astype(x.data.dtype))
        return x + pe


if __name__ == "__main__":
    print(PositionalEncoding(8, 4)(mg.Tensor(np.zeros((1, 8, 4)))))
