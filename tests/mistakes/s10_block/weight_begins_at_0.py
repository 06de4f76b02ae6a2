"""Your weight begins at 0, so that a new layer norm forgets x altogether and gives its bias,
whatever comes in.

Look at: which first numbers change nothing.
"""


def init(self, d_model, *, eps=1e-5):
    self.eps = eps
    self.weight = Parameter(np.zeros(d_model))
    self.bias = Parameter(np.zeros(d_model))


LayerNorm.__init__ = init
