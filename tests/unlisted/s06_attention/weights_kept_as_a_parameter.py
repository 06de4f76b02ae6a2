"""Keeps its weights for a picture, as a parameter: after a call the list of them is longer."""

from minigrad import Parameter


def forward(self, x):
    output, weights = attention(*self.qkv(x))
    self.seen = Parameter(weights.data)
    return output, weights


SelfAttention.forward = forward
