"""Your three projections have a bias. In this course, as in the paper, they have none.

Look at: the arguments of Linear.
"""


def init(self, d_model, *, rng):
    self.q_proj = Linear(d_model, d_model, rng=rng)
    self.k_proj = Linear(d_model, d_model, rng=rng)
    self.v_proj = Linear(d_model, d_model, rng=rng)


QKVProjection.__init__ = init
