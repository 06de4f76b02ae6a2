"""A residual drops a tenth where nobody says otherwise."""

_init = Residual.__init__


def __init__(self, d_model, *, dropout=0.1, norm_first=False, rng):
    _init(self, d_model, dropout=dropout, norm_first=norm_first, rng=rng)


Residual.__init__ = __init__
