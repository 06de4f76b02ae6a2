"""rng only seeds NumPy's global generator, and that one draws: every other part of a program feels
it.
"""

import numpy as np


def __init__(self, d_in, d_out, *, bias=True, rng):
    np.random.seed(int(rng.integers(2**31)))
    limit = math.sqrt(6 / (d_in + d_out))
    self.weight = Parameter(np.random.uniform(-limit, limit, (d_in, d_out)))
    self.bias = Parameter(np.zeros(d_out)) if bias else None


Linear.__init__ = __init__
