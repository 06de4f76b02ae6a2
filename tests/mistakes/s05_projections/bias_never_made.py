"""Your layer has no bias, whether one is asked for or not.

Look at: what the argument `bias` decides, and what it is when nobody mentions it.
"""


def init(self, d_in, d_out, *, bias=True, rng):
    limit = math.sqrt(6 / (d_in + d_out))
    self.weight = Parameter(rng.uniform(-limit, limit, (d_in, d_out)))
    self.bias = None


Linear.__init__ = init
