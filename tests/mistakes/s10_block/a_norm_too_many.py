"""Your residual holds two norms, one for pre-norm and one for post-norm. Only one of them is
ever used, and a saved model would have names too many.

Look at: the list of weights in the docstring of the class.
"""


def init(self, d_model, *, dropout=0.0, norm_first=False, rng):
    self.norm_first = norm_first
    self.norm = LayerNorm(d_model)
    self.norm_before = LayerNorm(d_model)
    self.dropout = Dropout(dropout, rng=rng)


Residual.__init__ = init
