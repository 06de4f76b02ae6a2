"""You draw once for all sentences of the batch: they lose the same places. Chance should decide
about every number.

Look at: the shape of what you draw.
"""


def forward(self, x):
    if not self.training:
        return x
    keep = self.rng.random(x.shape[1:] if x.ndim > 2 else x.shape) >= self.p
    return x * (keep / (1 - self.p))


Dropout.forward = forward
