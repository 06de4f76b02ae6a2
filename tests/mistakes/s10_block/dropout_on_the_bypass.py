"""Your dropout meets x on its way around the sub-layer. That path must stay whole: what is
dropped is a part of what the sub-layer gives.

Look at: what ``dropout`` encloses in the two formulas.
"""


def forward(self, x, sublayer):
    if self.norm_first:
        return self.dropout(x) + sublayer(self.norm(x))
    return self.norm(self.dropout(x) + sublayer(x))


Residual.forward = forward
