"""Your bias has one number for each input. It is added at the end, so it needs one per output.

Look at: which axis is left once x and W have met.
"""


def init(self, d_in, d_out, *, bias=True, rng):
    limit = math.sqrt(6 / (d_in + d_out))
    self.weight = Parameter(rng.uniform(-limit, limit, (d_in, d_out)))
    self.bias = Parameter(np.zeros(d_in)) if bias else None


Linear.__init__ = init
