"""There is no path around your sub-layer: x itself is never added. Where the sub-layer gives
zeros, nothing of x is left.

Look at: the lines that run around the sub-layer in the picture.
"""


def forward(self, x, sublayer):
    if self.norm_first:
        return self.dropout(sublayer(self.norm(x)))
    return self.norm(self.dropout(sublayer(x)))


Residual.forward = forward
