"""You add x to the output. That comes later in the course, around the attention and not inside it.

Look at: the formula of attention.
"""


def forward(self, x):
    output, weights = attention(*self.qkv(x))
    return output + x, weights


SelfAttention.forward = forward
