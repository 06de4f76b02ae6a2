"""Your dropout meets the sum, so that x is dropped as well. The bypass must stay whole.

Look at: what ``dropout`` encloses in the two formulas.
"""


def forward(self, x, sublayer):
    if self.norm_first:
        return self.dropout(x + sublayer(self.norm(x)))
    return self.norm(self.dropout(x + sublayer(x)))


Residual.forward = forward
