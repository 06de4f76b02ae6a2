"""Your layer makes a bias exactly when none is wanted.

Look at: which value of `bias` means yes.
"""


def init(self, d_in, d_out, *, bias=True, rng):
    limit = math.sqrt(6 / (d_in + d_out))
    self.weight = Parameter(rng.uniform(-limit, limit, (d_in, d_out)))
    self.bias = None if bias else Parameter(np.zeros(d_out))


Linear.__init__ = init
