"""Coins thrown by a child of the generator that is passed in; the dropped filled with zeros."""

from minigrad import masked_fill


def init(self, p, *, rng):
    if not 0 <= p < 1:
        raise ArgumentError(f"p is {p}")
    self.keep = 1 - p
    self.rng = rng.spawn(1)[0]


def forward(self, x):
    if not self.training or self.keep == 1:
        return x
    dropped = self.rng.binomial(1, self.keep, size=x.shape) == 0
    return masked_fill(x * (1 / self.keep), dropped, 0.0)


Dropout.__init__ = init
Dropout.forward = forward
