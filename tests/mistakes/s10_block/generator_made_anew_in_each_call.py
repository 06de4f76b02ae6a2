"""Your dropout makes a generator in every call, with the same seed: it drops the same places
each time, and ``rng`` has no say.

Look at: where the generator of the draws comes from.
"""


def forward(self, x):
    if not self.training:
        return x
    keep = np.random.default_rng(0).random(x.shape) >= self.p
    return x * (keep / (1 - self.p))


Dropout.forward = forward
