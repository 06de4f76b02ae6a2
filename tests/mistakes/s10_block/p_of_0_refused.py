"""Your dropout refuses p = 0, which is a probability like others and means: drop nothing.

Look at: the check that was given above your part.
"""


def init(self, p, *, rng):
    if not 0 < p < 1:
        raise ArgumentError(f"p is {p}")
    self.p, self.rng = p, rng


Dropout.__init__ = init
