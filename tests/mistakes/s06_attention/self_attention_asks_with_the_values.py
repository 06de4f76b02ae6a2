"""Your queries are the values: of the three projections, one is used twice and one not at all.

Each of the three projections has one part to play, and its weights learn that part.

Look at: the three arguments of `attention`, one by one.
"""


def forward(self, x):
    _, key, value = self.qkv(x)
    return attention(value, key, value)


SelfAttention.forward = forward
