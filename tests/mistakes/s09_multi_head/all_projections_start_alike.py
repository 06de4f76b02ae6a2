"""Your projections are four layers, but they start with the same numbers: the generator was
copied or made anew for each of them. Queries and keys should not begin as the same thing.

Look at: where each layer's random numbers come from.
"""

import copy


def init(self, d_model, num_heads, *, bias=False, rng):
    check_num_heads(d_model, num_heads)
    self.num_heads = num_heads
    self.q_proj = Linear(d_model, d_model, bias=bias, rng=copy.deepcopy(rng))
    self.k_proj = Linear(d_model, d_model, bias=bias, rng=copy.deepcopy(rng))
    self.v_proj = Linear(d_model, d_model, bias=bias, rng=copy.deepcopy(rng))
    self.out_proj = Linear(d_model, d_model, bias=bias, rng=copy.deepcopy(rng))


MultiHeadAttention.__init__ = init
