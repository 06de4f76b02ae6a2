"""With ``bias=True`` only your out_proj has a bias. The contract gives one to all four
projections.

Look at: the three layers that you create first.
"""


def init(self, d_model, num_heads, *, bias=False, rng):
    check_num_heads(d_model, num_heads)
    self.num_heads = num_heads
    self.q_proj = Linear(d_model, d_model, bias=False, rng=rng)
    self.k_proj = Linear(d_model, d_model, bias=False, rng=rng)
    self.v_proj = Linear(d_model, d_model, bias=False, rng=rng)
    self.out_proj = Linear(d_model, d_model, bias=bias, rng=rng)


MultiHeadAttention.__init__ = init
