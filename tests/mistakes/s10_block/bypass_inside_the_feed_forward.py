"""Your feed-forward adds x to its result. The path around it is the residual's, and would be
there twice.

Look at: the formula of FFN.
"""


def forward(self, x):
    return x + self.linear2(self.linear1(x).relu())


FeedForward.forward = forward
