"""Whether to drop is looked up at the first call and kept: eval() after training has no effect."""


def forward(self, x):
    if not hasattr(self, "drops"):
        self.drops = self.training and self.p > 0
    if not self.drops:
        return x
    return x * ((self.rng.random(x.shape) >= self.p) / (1 - self.p))


Dropout.forward = forward
