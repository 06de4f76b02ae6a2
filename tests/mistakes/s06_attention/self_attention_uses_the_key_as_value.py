"""Your values are the keys: what `v_proj` makes is never used.

Look at: the three that `self.qkv` gives, and where each one goes.
"""


def forward(self, x):
    query, key, _ = self.qkv(x)
    return attention(query, key, key)


SelfAttention.forward = forward
