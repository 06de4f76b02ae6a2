"""Your layer makes a bias even when it is told `bias=False`, so training will move it.

Look at: the parameters that a layer without bias lists.
"""


def init(self, d_in, d_out, *, bias=True, rng):
    limit = math.sqrt(6 / (d_in + d_out))
    self.weight = Parameter(rng.uniform(-limit, limit, (d_in, d_out)))
    self.bias = Parameter(np.zeros(d_out))


Linear.__init__ = init
