"""Your dropout goes on in eval mode: it is made anew in every call, or kept where ``eval()``
does not look. Only modules that are attributes are found.

Look at: where the Dropout is made, and what it is kept in.
"""


def init(self, d_model, *, dropout=0.0, norm_first=False, rng):
    self.norm_first = norm_first
    self.norm = LayerNorm(d_model)
    self.dropout = lambda x: Dropout(dropout, rng=rng)(x)


Residual.__init__ = init
