"""Query, key and value come from one and the same layer, so the three are equal.

A word would be found by exactly what it looks for.

Look at: how many weights your projection lists.
"""


def init(self, d_model, *, rng):
    self.q_proj = self.k_proj = self.v_proj = Linear(d_model, d_model, bias=False, rng=rng)


QKVProjection.__init__ = init
