"""Python's own random draws, seeded by the generator: whoever else uses it finds it moved."""

import random


def __init__(self, d_in, d_out, *, bias=True, rng):
    limit = math.sqrt(6 / (d_in + d_out))
    random.seed(int(rng.integers(2**32)))
    rows = [[random.uniform(-limit, limit) for _ in range(d_out)] for _ in range(d_in)]
    self.weight = Parameter(rows)
    self.bias = Parameter(np.zeros(d_out)) if bias else None


Linear.__init__ = __init__
