"""Some of your first weights are infinite or not a number: the range they are drawn from is off.

Look at: the formula of the limit. Does it add the two widths, and is it sound where they are equal?
"""


def init(self, d_in, d_out, *, bias=True, rng):
    limit = np.sqrt(np.divide(6, d_in - d_out))
    self.weight = Parameter(limit * (2 * rng.random((d_in, d_out)) - 1))
    self.bias = Parameter(np.zeros(d_out)) if bias else None


Linear.__init__ = init
