"""NumPy's functions on Tensors, modes looked up in a table; numbers as NumPy scalars; weights drawn
in the other order.
"""


def layer_norm(x, weight, bias, *, eps=1e-5):
    if x.shape[-1] != weight.size or weight.shape != bias.shape:
        raise TypeError(f"{x.shape} does not go with {weight.shape} and {bias.shape}")
    n = np.int64(x.shape[-1])
    x = np.subtract(x, np.divide(x.sum(axis=-1, keepdims=True), n))
    root = np.sqrt(np.add(np.divide(np.multiply(x, x).sum(axis=-1, keepdims=True), n), eps))
    return np.add(np.multiply(np.divide(x, root), weight), bias)


class FeedForward(Module):
    def __init__(self, d_model, d_ff, *, rng):
        weights = [(d_ff, d_model), (d_model, d_ff)]
        self.linear2, self.linear1 = (Linear(*sizes, rng=rng) for sizes in weights)

    def forward(self, x):
        return self.linear2(np.maximum(self.linear1(x), np.float32(0)))


class Dropout(Module):
    def __init__(self, p, *, rng):
        if not np.all([np.greater_equal(p, 0), np.less(p, 1)]):
            raise ArgumentError(f"p = {p}")
        self.q = np.float64(1.0 - p)
        self.draw = rng.random
        self.modes = {True: self.drop, False: self.passed}

    def drop(self, x):
        # A draw for each number, in the order of columns.
        keep = (self.draw(x.shape[::-1]).T < self.q) / self.q
        return np.multiply(x, keep)

    def passed(self, x):
        return x

    def forward(self, x):
        return self.modes[bool(self.training)](x)
