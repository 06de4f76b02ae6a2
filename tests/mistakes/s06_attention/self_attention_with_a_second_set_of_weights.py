"""Your layer holds weights beside those of `qkv`. The three projections there are all it needs, and
saved models are loaded by those names.

Look at: the class's `Weights:`.
"""

from exercises.s05_projections import Linear


def init(self, d_model, *, rng):
    self.qkv = QKVProjection(d_model, rng=rng)
    self.out_proj = Linear(d_model, d_model, bias=False, rng=rng)


def forward(self, x):
    output, weights = attention(*self.qkv(x))
    return self.out_proj(output), weights


SelfAttention.__init__, SelfAttention.forward = init, forward
