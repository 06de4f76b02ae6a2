"""The query is x itself: it never went through `q_proj`.

Look at: the first of the three that `self.qkv` gives.
"""


def forward(self, x):
    _, key, value = self.qkv(x)
    return attention(x, key, value)


SelfAttention.forward = forward
