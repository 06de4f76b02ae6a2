"""Your layer draws from a copy of the generator, so the next layer draws the same numbers again.

Look at: who moves on when numbers are drawn, the caller's generator or your copy.
"""

from copy import deepcopy


def init(self, d_in, d_out, *, bias=True, rng):
    limit = math.sqrt(6 / (d_in + d_out))
    self.weight = Parameter(deepcopy(rng).uniform(-limit, limit, (d_in, d_out)))
    self.bias = Parameter(np.zeros(d_out)) if bias else None


Linear.__init__ = init
