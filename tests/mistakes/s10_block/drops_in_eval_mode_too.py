"""Your dropout drops in eval mode, too: two evaluations of one sentence disagree.

Look at: who sets ``training``, and where you ask for it.
"""


def forward(self, x):
    return x * ((self.rng.random(x.shape) >= self.p) / (1 - self.p))


Dropout.forward = forward
