"""Your dropout drops in eval mode and passes everything in training: the question is the wrong
way round.

Look at: what ``training`` True means.
"""


def forward(self, x):
    if self.training:
        return x
    return x * ((self.rng.random(x.shape) >= self.p) / (1 - self.p))


Dropout.forward = forward
