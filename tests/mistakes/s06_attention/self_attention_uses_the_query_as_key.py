"""Your keys are the queries: what `k_proj` makes is never used.

Look at: the three that `self.qkv` gives, and where each one goes.
"""


def forward(self, x):
    query, _, value = self.qkv(x)
    return attention(query, query, value)


SelfAttention.forward = forward
