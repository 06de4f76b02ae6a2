"""You multiply by the draws themselves. They only decide which numbers are kept: the factors are
0 and 1/(1 - p).

Look at: what a draw is compared with.
"""


def forward(self, x):
    if not self.training or not self.p:
        return x
    return x * (self.rng.random(x.shape) / (1 - self.p))


Dropout.forward = forward
