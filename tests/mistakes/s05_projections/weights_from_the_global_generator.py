"""Your weights come from NumPy's global generator, so the seed of the caller decides nothing.

The same seed should give the same model, whatever else the program does.

Look at: the argument `rng`.
"""


def init(self, d_in, d_out, *, bias=True, rng):
    limit = math.sqrt(6 / (d_in + d_out))
    self.weight = Parameter(np.random.uniform(-limit, limit, (d_in, d_out)))
    self.bias = Parameter(np.zeros(d_out)) if bias else None


Linear.__init__ = init
