"""In post-norm you normalise x before the sub-layer as well. There the norm stands behind the
sum only.

Look at: the beginning of the first picture.
"""


def forward(self, x, sublayer):
    if self.norm_first:
        return x + self.dropout(sublayer(self.norm(x)))
    return self.norm(x + self.dropout(sublayer(self.norm(x))))


Residual.forward = forward
