"""Your layer norm takes an eps but always computes with the usual one.

Look at: the arguments of the call of ``layer_norm``.
"""


def forward(self, x):
    return layer_norm(x, self.weight, self.bias)


LayerNorm.forward = forward
