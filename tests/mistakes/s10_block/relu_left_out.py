"""There is no ReLU between your two linear layers. Two straight maps in a row make one straight
map.

Look at: max(0, …) in the formula.
"""


def forward(self, x):
    return self.linear2(self.linear1(x))


FeedForward.forward = forward
