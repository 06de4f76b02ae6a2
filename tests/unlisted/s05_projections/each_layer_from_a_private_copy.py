"""Each of the three layers draws from a copy of the generator of its own: they start alike."""

from copy import deepcopy


def __init__(self, d_model, *, rng):
    self.q_proj = Linear(d_model, d_model, bias=False, rng=deepcopy(rng))
    self.k_proj = Linear(d_model, d_model, bias=False, rng=deepcopy(rng))
    self.v_proj = Linear(d_model, d_model, bias=False, rng=deepcopy(rng))


QKVProjection.__init__ = __init__
