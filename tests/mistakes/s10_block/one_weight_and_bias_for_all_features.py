"""Your weight and bias are a single number each. Every feature has one of its own.

Look at: the shapes in the docstring of the class.
"""


def init(self, d_model, *, eps=1e-5):
    self.eps = eps
    self.weight = Parameter(np.ones(1))
    self.bias = Parameter(np.zeros(1))


LayerNorm.__init__ = init
