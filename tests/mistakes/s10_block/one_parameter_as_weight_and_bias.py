"""Your weight and your bias are one and the same parameter: what is learnt for the one is forced
upon the other.

Look at: how many parameters you create.
"""


def init(self, d_model, *, eps=1e-5):
    self.eps = eps
    self.weight = self.bias = Parameter(np.ones(d_model))


LayerNorm.__init__ = init
