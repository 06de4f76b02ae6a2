"""You add x twice: once inside, and once more around it.

Look at: how often x is added in the two formulas.
"""


def forward(self, x, sublayer):
    if self.norm_first:
        return x + x + self.dropout(sublayer(self.norm(x)))
    return self.norm(x + x + self.dropout(sublayer(x)))


Residual.forward = forward
