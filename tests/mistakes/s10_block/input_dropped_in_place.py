"""After the call the caller's x holds the zeros, too: you wrote into its array.

Look at: assignments to ``.data`` or to elements of it.
"""


def forward(self, x):
    if not self.training:
        return x
    keep = self.rng.random(x.shape) >= self.p
    y = x * (keep / (1 - self.p))
    x.data *= keep
    return y


Dropout.forward = forward
