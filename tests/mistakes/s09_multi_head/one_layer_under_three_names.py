"""Your q_proj, k_proj and v_proj are one and the same layer. What a word looks for, what it is
found by and what it hands over are then the same thing.

Look at: how many times you create a Linear.
"""


def init(self, d_model, num_heads, *, bias=False, rng):
    check_num_heads(d_model, num_heads)
    self.num_heads = num_heads
    self.q_proj = self.k_proj = self.v_proj = Linear(d_model, d_model, bias=bias, rng=rng)
    self.out_proj = Linear(d_model, d_model, bias=bias, rng=rng)


MultiHeadAttention.__init__ = init
