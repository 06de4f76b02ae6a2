"""You keep a number with probability p, and scale as if it were 1 - p. One of two comparisons or
one of two numbers is the wrong way round.

Look at: with which probability a draw between 0 and 1 lies below p.
"""


def forward(self, x):
    if not self.training or not self.p:
        return x
    return x * ((self.rng.random(x.shape) < self.p) / (1 - self.p))


Dropout.forward = forward
