"""Your norm_first is the wrong way round: True gives post-norm, False pre-norm.

Look at: what ``norm_first`` True means, in the docstring of ``__init__``.
"""


def forward(self, x, sublayer):
    if not self.norm_first:
        return x + self.dropout(sublayer(self.norm(x)))
    return self.norm(x + self.dropout(sublayer(x)))


Residual.forward = forward
