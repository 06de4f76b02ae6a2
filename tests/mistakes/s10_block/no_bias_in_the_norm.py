"""Your layer norm has no bias to learn: the contract gives it one beside the weight.

Look at: the list of shapes in the docstring of the class.
"""


def init(self, d_model, *, eps=1e-5):
    self.eps = eps
    self.weight = Parameter(np.ones(d_model))
    self.bias = Tensor(np.zeros(d_model))


LayerNorm.__init__ = init
