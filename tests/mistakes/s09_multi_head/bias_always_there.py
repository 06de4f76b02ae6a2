"""Your projections have a bias although nobody asked for one: the contract's default is none,
and a saved model would have four parameters too many.

Look at: what ``Linear`` does if it is not told about ``bias``.
"""


def init(self, d_model, num_heads, *, bias=False, rng):
    check_num_heads(d_model, num_heads)
    self.num_heads = num_heads
    self.q_proj = Linear(d_model, d_model, rng=rng)
    self.k_proj = Linear(d_model, d_model, rng=rng)
    self.v_proj = Linear(d_model, d_model, rng=rng)
    self.out_proj = Linear(d_model, d_model, rng=rng)


MultiHeadAttention.__init__ = init
