"""The key is x itself: it never went through its own layer.

Look at: what `k_proj` is for.
"""


def forward(self, x):
    return self.q_proj(x), x, self.v_proj(x)


QKVProjection.forward = forward
