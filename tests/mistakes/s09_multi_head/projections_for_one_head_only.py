"""Your query, key and value projections lead from d_model to d_k: that is one head's share of
the columns. The matrices of all heads lie side by side in one.

Look at: how many columns h matrices of d_k columns have together.
"""


def init(self, d_model, num_heads, *, bias=False, rng):
    check_num_heads(d_model, num_heads)
    self.num_heads = num_heads
    d_k = d_model // num_heads
    self.q_proj = Linear(d_model, d_k, bias=bias, rng=rng)
    self.k_proj = Linear(d_model, d_k, bias=bias, rng=rng)
    self.v_proj = Linear(d_model, d_k, bias=bias, rng=rng)
    self.out_proj = Linear(d_model, d_model, bias=bias, rng=rng)


MultiHeadAttention.__init__ = init
