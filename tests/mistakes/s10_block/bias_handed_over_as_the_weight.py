"""You hand weight and bias over in the wrong order: the bias multiplies, and the weight is
added.

Look at: the order of the parameters of ``layer_norm``.
"""


def forward(self, x):
    return layer_norm(x, self.bias, self.weight, eps=self.eps)


LayerNorm.forward = forward
