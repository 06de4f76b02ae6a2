"""Your three layers are copies, so query, key and value start from the same numbers.

Look at: how often the generator is asked.
"""

from copy import deepcopy


def init(self, d_model, *, rng):
    self.q_proj = Linear(d_model, d_model, bias=False, rng=rng)
    self.k_proj = deepcopy(self.q_proj)
    self.v_proj = deepcopy(self.q_proj)


QKVProjection.__init__ = init
