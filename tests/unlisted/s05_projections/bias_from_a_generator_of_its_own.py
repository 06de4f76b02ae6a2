"""The bias is random and comes from a generator without a seed: the same seed gives other models.
"""

import numpy as np


def __init__(self, d_in, d_out, *, bias=True, rng):
    limit = math.sqrt(6 / (d_in + d_out))
    self.weight = Parameter(rng.uniform(-limit, limit, (d_in, d_out)))
    self.bias = Parameter(np.random.default_rng().uniform(-limit, limit, d_out)) if bias else None


Linear.__init__ = __init__
