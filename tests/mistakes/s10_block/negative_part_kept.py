"""You keep what is negative and make 0 of the rest: ReLU does the opposite.

Look at: ReLU of (1, -2, 1) in the example.
"""

from minigrad import minimum


def forward(self, x):
    return self.linear2(minimum(self.linear1(x), 0.0))


FeedForward.forward = forward
