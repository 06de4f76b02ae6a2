"""Your ReLU meets x, in front of the first layer: every negative number of a word is lost before
anybody looked at it.

Look at: what max(0, …) encloses in the formula.
"""


def forward(self, x):
    return self.linear2(self.linear1(x.relu()))


FeedForward.forward = forward
