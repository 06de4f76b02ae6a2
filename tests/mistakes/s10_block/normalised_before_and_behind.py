"""In pre-norm you normalise the sum as well. There the norm stands before the sub-layer only.

Look at: the end of the second picture.
"""


def forward(self, x, sublayer):
    if self.norm_first:
        return self.norm(x + self.dropout(sublayer(self.norm(x))))
    return self.norm(x + self.dropout(sublayer(x)))


Residual.forward = forward
