"""The projections draw from a copy of the generator: the next layer starts as this one does."""

from copy import deepcopy


def __init__(self, d_model, *, rng):
    self.qkv = QKVProjection(d_model, rng=deepcopy(rng))


SelfAttention.__init__ = __init__
