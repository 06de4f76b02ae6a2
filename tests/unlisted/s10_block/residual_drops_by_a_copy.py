"""Each residual hands its Dropout a copy of the generator: all of a model drop the same places."""

from copy import deepcopy

_init = Residual.__init__


def init(self, d_model, *, dropout=0.0, norm_first=False, rng):
    _init(self, d_model, dropout=dropout, norm_first=norm_first, rng=deepcopy(rng))


Residual.__init__ = init
