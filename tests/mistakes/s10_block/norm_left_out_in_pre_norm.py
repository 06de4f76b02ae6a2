"""In pre-norm your sub-layer meets x as it is: the norm before it is missing.

Look at: what ``sublayer`` is applied to in the second formula.
"""


def forward(self, x, sublayer):
    if self.norm_first:
        return x + self.dropout(sublayer(x))
    return self.norm(x + self.dropout(sublayer(x)))


Residual.forward = forward
