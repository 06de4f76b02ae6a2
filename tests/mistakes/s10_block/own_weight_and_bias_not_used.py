"""Your layer norm holds a weight and a bias, but computes with ones and zeros: what it learns
changes nothing.

Look at: the arguments of the call of ``layer_norm``.
"""


def forward(self, x):
    ones = np.ones(x.shape[-1], x.dtype)
    return layer_norm(x, Tensor(ones), Tensor(0 * ones), eps=self.eps)


LayerNorm.forward = forward
