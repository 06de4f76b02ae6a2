"""Your dropout meets what goes into the sub-layer. It belongs behind it, on what comes out.

Look at: the order of ``dropout`` and ``sublayer`` in the two formulas.
"""


def forward(self, x, sublayer):
    if self.norm_first:
        return x + sublayer(self.dropout(self.norm(x)))
    return self.norm(x + sublayer(self.dropout(x)))


Residual.forward = forward
