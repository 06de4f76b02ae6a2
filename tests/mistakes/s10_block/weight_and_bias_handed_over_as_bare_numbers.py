"""Your layer norm uses the numbers of its weight and bias, but not the parameters themselves: no
gradient reaches them.

Look at: ``.data`` and ``.detach()`` in the arguments of ``layer_norm``.
"""


def forward(self, x):
    return layer_norm(x, self.weight.detach(), self.bias.detach(), eps=self.eps)


LayerNorm.forward = forward
