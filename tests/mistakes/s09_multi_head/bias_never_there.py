"""With ``bias=True`` your projections have no bias: the argument goes nowhere.

Look at: what each of the four layers is told about ``bias``.
"""


def init(self, d_model, num_heads, *, bias=False, rng):
    check_num_heads(d_model, num_heads)
    self.num_heads = num_heads
    self.q_proj = Linear(d_model, d_model, bias=False, rng=rng)
    self.k_proj = Linear(d_model, d_model, bias=False, rng=rng)
    self.v_proj = Linear(d_model, d_model, bias=False, rng=rng)
    self.out_proj = Linear(d_model, d_model, bias=False, rng=rng)


MultiHeadAttention.__init__ = init
