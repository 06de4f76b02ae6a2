"""Your dropout accepts a negative p, which is no probability.

Look at: the check that was given above your part.
"""


def init(self, p, *, rng):
    if not p < 1:
        raise ArgumentError(f"p is {p}")
    self.p, self.rng = p, rng


Dropout.__init__ = init
