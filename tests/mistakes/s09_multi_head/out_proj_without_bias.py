"""With ``bias=True`` three of your projections have a bias and out_proj has none. The contract
gives one to all four.

Look at: the layer that you create last.
"""


def init(self, d_model, num_heads, *, bias=False, rng):
    check_num_heads(d_model, num_heads)
    self.num_heads = num_heads
    self.q_proj = Linear(d_model, d_model, bias=bias, rng=rng)
    self.k_proj = Linear(d_model, d_model, bias=bias, rng=rng)
    self.v_proj = Linear(d_model, d_model, bias=bias, rng=rng)
    self.out_proj = Linear(d_model, d_model, bias=False, rng=rng)


MultiHeadAttention.__init__ = init
