"""The query is x itself: it never went through its own layer.

Look at: what `q_proj` is for.
"""


def forward(self, x):
    return x, self.k_proj(x), self.v_proj(x)


QKVProjection.forward = forward
