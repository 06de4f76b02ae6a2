"""norm_first is an attribute of the class: the residual made last decides for all others."""

_init = Residual.__init__


def __init__(self, d_model, *, dropout=0.0, norm_first=False, rng):
    _init(self, d_model, dropout=dropout, norm_first=norm_first, rng=rng)
    del self.norm_first
    Residual.norm_first = norm_first


Residual.__init__ = __init__
