"""You multiply by random numbers around 1. Dropout knows two factors only: 0 and 1/(1 - p).

Look at: the formula of Dropout.
"""


def forward(self, x):
    if not self.training or not self.p:
        return x
    return x * (1 + self.rng.standard_normal(x.shape) * (self.p / (1 - self.p)) ** 0.5)


Dropout.forward = forward
