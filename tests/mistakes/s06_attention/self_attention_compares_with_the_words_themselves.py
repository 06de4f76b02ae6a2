"""The key is x itself: it never went through `k_proj`.

Look at: the second of the three that `self.qkv` gives.
"""


def forward(self, x):
    query, _, value = self.qkv(x)
    return attention(query, x, value)


SelfAttention.forward = forward
