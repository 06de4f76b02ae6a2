"""The weights are right, but what they average is x itself: the values never went through `v_proj`.

Look at: the third of the three that `self.qkv` gives.
"""


def forward(self, x):
    query, key, _ = self.qkv(x)
    return attention(query, key, x)


SelfAttention.forward = forward
