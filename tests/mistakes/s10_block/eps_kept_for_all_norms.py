"""The eps of your layer is kept in one place for all layers: a second layer norm changes the
first.

Look at: whether ``eps`` is written to ``self`` or to something that all share.
"""


def init(self, d_model, *, eps=1e-5):
    LayerNorm.eps = eps
    self.weight = Parameter(np.ones(d_model))
    self.bias = Parameter(np.zeros(d_model))


LayerNorm.__init__ = init
