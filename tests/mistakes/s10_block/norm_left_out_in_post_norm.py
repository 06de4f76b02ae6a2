"""In post-norm you return the sum as it is: the norm behind it is missing.

Look at: the first formula, from the left.
"""


def forward(self, x, sublayer):
    if self.norm_first:
        return x + self.dropout(sublayer(self.norm(x)))
    return x + self.dropout(sublayer(x))


Residual.forward = forward
