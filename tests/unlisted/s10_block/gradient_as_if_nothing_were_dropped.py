"""The numbers are dropped behind the graph's back: every gradient passes unchanged.

Named as: gradient-of-what-was-dropped.
"""


def forward(self, x):
    if not self.training or self.p == 0:
        return x
    keep = self.rng.random(x.shape) >= self.p
    return x + (x.data * (keep / (1 - self.p)) - x.data)


Dropout.forward = forward
