"""Your dropout keeps a copy of the generator. Two dropouts that are given the same one then drop
the same places, because neither moves the other's on.

Look at: what is assigned to ``self.rng``.
"""

import copy


def init(self, p, *, rng):
    if not 0 <= p < 1:
        raise ArgumentError(f"p is {p}")
    self.p, self.rng = p, copy.deepcopy(rng)


Dropout.__init__ = init
