"""Your out_proj takes d_k numbers, but what all heads found, side by side, is d_model wide.

Look at: the width of merge_heads' result.
"""


def init(self, d_model, num_heads, *, bias=False, rng):
    check_num_heads(d_model, num_heads)
    self.num_heads = num_heads
    self.q_proj = Linear(d_model, d_model, bias=bias, rng=rng)
    self.k_proj = Linear(d_model, d_model, bias=bias, rng=rng)
    self.v_proj = Linear(d_model, d_model, bias=bias, rng=rng)
    self.out_proj = Linear(d_model // num_heads, d_model, bias=bias, rng=rng)


MultiHeadAttention.__init__ = init
