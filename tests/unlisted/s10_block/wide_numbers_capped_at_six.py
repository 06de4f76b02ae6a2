"""What is above 6 in the wide part is cut off."""

from minigrad import minimum


def forward(self, x):
    return self.linear2(minimum(self.linear1(x).relu(), 6.0))


FeedForward.forward = forward
