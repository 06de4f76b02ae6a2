"""Your residual asks the sub-layer for ``.forward``. It may be any function of one Tensor, a
lambda for example: just call it.

Look at: how you call ``sublayer``.
"""


def forward(self, x, sublayer):
    if self.norm_first:
        return x + self.dropout(sublayer.forward(self.norm(x)))
    return self.norm(x + self.dropout(sublayer.forward(x)))


Residual.forward = forward
