"""The numbers to be dropped are set to zero in the caller's own array.

Named as: input-dropped-in-place.
"""


def forward(self, x):
    if not self.training or self.p == 0:
        return x
    keep = self.rng.random(x.shape) >= self.p
    x.data[~keep] = 0
    return x * (keep / (1 - self.p))


Dropout.forward = forward
