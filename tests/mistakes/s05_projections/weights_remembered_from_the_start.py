"""Your layer keeps a second copy of its first weights and goes on using it, whatever is learnt.

Look at: where forward takes its numbers from, and who changes `weight` and `bias` later.
"""


def init(self, d_in, d_out, *, bias=True, rng):
    limit = math.sqrt(6 / (d_in + d_out))
    self.weight = Parameter(rng.uniform(-limit, limit, (d_in, d_out)))
    self.bias = Parameter(np.zeros(d_out)) if bias else None
    self.matrix = Tensor(self.weight.data, requires_grad=True)


def forward(self, x):
    y = x @ self.matrix
    return y if self.bias is None else y + self.bias


Linear.__init__, Linear.forward = init, forward
