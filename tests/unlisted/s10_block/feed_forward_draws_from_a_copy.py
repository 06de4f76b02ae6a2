"""Each feed-forward draws from a copy of the generator, so that all of a model start alike."""

from copy import deepcopy

_init = FeedForward.__init__


def init(self, d_model, d_ff, *, rng):
    _init(self, d_model, d_ff, rng=deepcopy(rng))


FeedForward.__init__ = init
