"""Your residual drops a tenth whatever it is told. That is the paper's rate; here the default is
0, and the caller decides.

Look at: what you hand to Dropout.
"""


def init(self, d_model, *, dropout=0.0, norm_first=False, rng):
    self.norm_first = norm_first
    self.norm = LayerNorm(d_model)
    self.dropout = Dropout(0.1, rng=rng)


Residual.__init__ = init
