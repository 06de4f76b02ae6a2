"""The generator that is passed in does not decide your first weights: another seed gives the
same ones. Whoever passes ``rng`` wants to be able to repeat a run, and to vary it.

Look at: which generator reaches the layers.
"""


def init(self, d_model, num_heads, *, bias=False, rng):
    check_num_heads(d_model, num_heads)
    self.num_heads = num_heads
    rng = np.random.default_rng(0)
    self.q_proj = Linear(d_model, d_model, bias=bias, rng=rng)
    self.k_proj = Linear(d_model, d_model, bias=bias, rng=rng)
    self.v_proj = Linear(d_model, d_model, bias=bias, rng=rng)
    self.out_proj = Linear(d_model, d_model, bias=bias, rng=rng)


MultiHeadAttention.__init__ = init
