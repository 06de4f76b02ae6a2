"""You have one ReLU too many: behind the second layer, the result can never say "less".

Look at: what max(0, …) encloses in the formula.
"""


def forward(self, x):
    return self.linear2(self.linear1(x).relu()).relu()


FeedForward.forward = forward
