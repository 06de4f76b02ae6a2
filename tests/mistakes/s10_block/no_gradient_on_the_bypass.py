"""Your values are right, but no gradient flows back along the bypass: x was cut off from the
graph there. That path is the very reason for having a residual.

Look at: ``.data`` and ``.detach()`` beside the +.
"""


def forward(self, x, sublayer):
    around = x.detach()
    if self.norm_first:
        return around + self.dropout(sublayer(self.norm(x)))
    return self.norm(around + self.dropout(sublayer(x)))


Residual.forward = forward
