"""Your weight and bias are no parameters: an optimizer would not find them, and a saved model
would not hold them.

Look at: what a Module takes for its parameters.
"""


def init(self, d_model, *, eps=1e-5):
    self.eps = eps
    self.weight = Tensor(np.ones(d_model))
    self.bias = Tensor(np.zeros(d_model))


LayerNorm.__init__ = init
