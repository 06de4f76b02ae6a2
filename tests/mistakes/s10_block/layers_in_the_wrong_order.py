"""You begin with linear2 and end with linear1. With d_ff = d_model nothing even crashes.

Look at: which of the two widens.
"""


def forward(self, x):
    return self.linear1(self.linear2(x).relu())


FeedForward.forward = forward
