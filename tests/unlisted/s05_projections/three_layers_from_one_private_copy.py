"""The three layers draw from one copy of the generator: the next projection starts as this one."""

from copy import deepcopy

_init = QKVProjection.__init__


def __init__(self, d_model, *, rng):
    _init(self, d_model, rng=deepcopy(rng))


QKVProjection.__init__ = __init__
