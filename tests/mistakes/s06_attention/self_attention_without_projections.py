"""The words are compared as they are: nothing in your layer goes through the three projections.

Look at: what `self.qkv` is for.
"""


def forward(self, x):
    return attention(x, x, x)


SelfAttention.forward = forward
