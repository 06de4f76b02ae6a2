"""Your dropout comes last, behind the norm and the sum, so that x is dropped as well.

Look at: what ``dropout`` encloses in the two formulas.
"""


def forward(self, x, sublayer):
    if self.norm_first:
        return self.dropout(x + sublayer(self.norm(x)))
    return self.dropout(self.norm(x + sublayer(x)))


Residual.forward = forward
