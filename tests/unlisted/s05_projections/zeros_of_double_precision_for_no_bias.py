"""A layer without bias adds a Tensor of zeros instead, and these zeros stay float64."""


def __init__(self, d_in, d_out, *, bias=True, rng):
    limit = math.sqrt(6 / (d_in + d_out))
    self.weight = Parameter(rng.uniform(-limit, limit, (d_in, d_out)))
    self.bias = Parameter(np.zeros(d_out)) if bias else Tensor(np.zeros(d_out))


def forward(self, x):
    return x @ self.weight + self.bias


Linear.__init__, Linear.forward = __init__, forward
