"""A hundredth of what is below zero passes the ReLU."""

from minigrad import maximum


def forward(self, x):
    wide = self.linear1(x)
    return self.linear2(maximum(wide, 0.01 * wide))


FeedForward.forward = forward
