"""The residual makes a Dropout in each call, which eval() of the model never finds.

Named as: dropout-that-eval-does-not-reach.
"""


def __init__(self, d_model, *, dropout=0.0, norm_first=False, rng):
    self.norm_first, self.p, self.rng = norm_first, dropout, rng
    self.norm = LayerNorm(d_model)


def forward(self, x, sublayer):
    dropout = Dropout(self.p, rng=self.rng)
    if self.norm_first:
        return x + dropout(sublayer(self.norm(x)))
    return self.norm(x + dropout(sublayer(x)))


Residual.__init__, Residual.forward = __init__, forward
