"""Your bias begins at 1: a new layer norm should change nothing but mean and variance.

Look at: which first numbers change nothing.
"""


def init(self, d_model, *, eps=1e-5):
    self.eps = eps
    self.weight = Parameter(np.ones(d_model))
    self.bias = Parameter(np.ones(d_model))


LayerNorm.__init__ = init
