"""Your dropout drops half of the numbers whatever p says.

Look at: the number with which you compare the draws.
"""


def forward(self, x):
    if not self.training or not self.p:
        return x
    return x * ((self.rng.random(x.shape) >= 0.5) / 0.5)


Dropout.forward = forward
