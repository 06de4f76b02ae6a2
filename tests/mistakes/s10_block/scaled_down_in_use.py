"""You scale in eval mode instead of in training. That was dropout's first form, also a valid
model; here it is the inverted one, which leaves x alone in eval mode.

Look at: the formula of Dropout, and what is to be done in eval mode.
"""


def forward(self, x):
    if not self.training:
        return x * (1 - self.p)
    return x * (self.rng.random(x.shape) >= self.p)


Dropout.forward = forward
