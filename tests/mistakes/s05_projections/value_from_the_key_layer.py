"""Key and value come from the same layer, `k_proj`; the weights of `v_proj` are never used.

Look at: which layer makes the value.
"""


def forward(self, x):
    return self.q_proj(x), self.k_proj(x), self.k_proj(x)


QKVProjection.forward = forward
