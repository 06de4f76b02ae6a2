"""Both steps of your feed-forward go through one and the same layer. With d_ff = d_model nothing
even crashes.

Look at: W_1 and W_2 in the formula.
"""


def forward(self, x):
    return self.linear1(self.linear1(x).relu())


FeedForward.forward = forward
