"""Each layer draws from a copy of the generator, so that all layers of a model start alike."""

from copy import deepcopy

_init = MultiHeadAttention.__init__


def init(self, d_model, num_heads, *, bias=False, rng):
    _init(self, d_model, num_heads, bias=bias, rng=deepcopy(rng))


MultiHeadAttention.__init__ = init
