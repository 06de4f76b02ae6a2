"""Your layer makes a generator of its own, so every layer starts from the very same numbers.

Whatever generator the caller passes in, it is not asked.

Look at: the argument `rng`.
"""


def init(self, d_in, d_out, *, bias=True, rng):
    limit = math.sqrt(6 / (d_in + d_out))
    self.weight = Parameter(np.random.default_rng(0).uniform(-limit, limit, (d_in, d_out)))
    self.bias = Parameter(np.zeros(d_out)) if bias else None


Linear.__init__ = init
