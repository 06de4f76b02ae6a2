"""The value is x itself: it never went through its own layer.

Look at: what `v_proj` is for.
"""


def forward(self, x):
    return self.q_proj(x), self.k_proj(x), x


QKVProjection.forward = forward
