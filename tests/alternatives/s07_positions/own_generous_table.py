"""The table is kept as a Tensor that is converted at each call, under another name."""

class PositionalEncoding(Module):
    def __init__(self, max_len: int, d_model: int) -> None:
        self._rows = Tensor(sinusoidal_positions(max_len, d_model))

    def forward(self, x, *, offset=0):
        max_len, d_model = self._rows.shape
        first, last = offset, offset + x.shape[-2] - 1
        assert_width(x, d_model)
        if min(first, last) < 0 or max(first, last) >= max_len:
            raise ValueError(f"positions {first} to {last} of {max_len}")
        return x + Tensor(self._rows.data[first : last + 1].astype(x.dtype))


def assert_width(x, d_model):
    if x.shape[-1] != d_model:
        raise ValueError(f"width {x.shape[-1]} in place of {d_model}")
