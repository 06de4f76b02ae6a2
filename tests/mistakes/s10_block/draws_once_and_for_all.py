"""Your dropout drops the same places in every call: what was drawn first is kept. The network
would simply do without them.

Look at: what you keep in ``self``, and when the draws are made.
"""


def forward(self, x):
    if not self.training:
        return x
    if getattr(self, "keep", np.empty(0)).shape != x.shape:
        self.keep = self.rng.random(x.shape) >= self.p
    return x * (self.keep / (1 - self.p))


Dropout.forward = forward
