"""Your dropout accepts p = 1. Nothing would be kept then, and 1/(1 - p) is not a number.

Look at: the check that was given above your part.
"""


def init(self, p, *, rng):
    if not 0 <= p <= 1:
        raise ArgumentError(f"p is {p}")
    self.p, self.rng = p, rng


Dropout.__init__ = init
