"""q_proj, k_proj and v_proj hang on the model itself, not on a QKVProjection called qkv."""

from exercises.s05_projections import Linear


def __init__(self, d_model, *, rng):
    self.q_proj = Linear(d_model, d_model, bias=False, rng=rng)
    self.k_proj = Linear(d_model, d_model, bias=False, rng=rng)
    self.v_proj = Linear(d_model, d_model, bias=False, rng=rng)


def forward(self, x):
    return attention(self.q_proj(x), self.k_proj(x), self.v_proj(x))


SelfAttention.__init__, SelfAttention.forward = __init__, forward
