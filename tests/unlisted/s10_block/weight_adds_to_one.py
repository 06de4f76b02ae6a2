"""The weight is what is added to a factor of 1, and begins at 0."""


def __init__(self, d_model, *, eps=1e-5):
    self.eps = eps
    self.weight = Parameter(np.zeros(d_model))
    self.bias = Parameter(np.zeros(d_model))


def forward(self, x):
    return layer_norm(x, 1 + self.weight, self.bias, eps=self.eps)


LayerNorm.__init__, LayerNorm.forward = __init__, forward
