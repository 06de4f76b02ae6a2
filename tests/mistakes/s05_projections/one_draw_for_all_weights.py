"""You draw too few random numbers, and copy them: all outputs start with the same weights.

They would get the same gradients, and stay alike for ever.

Look at: the size that you ask the generator for.
"""


def init(self, d_in, d_out, *, bias=True, rng):
    limit = math.sqrt(6 / (d_in + d_out))
    one = rng.uniform(-limit, limit, (d_in, 1))
    self.weight = Parameter(one * np.ones(d_out))
    self.bias = Parameter(np.zeros(d_out)) if bias else None


Linear.__init__ = init
