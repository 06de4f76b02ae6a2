"""In post-norm you normalise what comes out of the sub-layer, and add x afterwards. The norm
belongs behind the sum.

Look at: which of the two stands further to the right in the first picture, norm or +.
"""


def forward(self, x, sublayer):
    if self.norm_first:
        return x + self.dropout(sublayer(self.norm(x)))
    return x + self.norm(self.dropout(sublayer(x)))


Residual.forward = forward
