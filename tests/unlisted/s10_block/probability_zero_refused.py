"""p = 0 is refused, since then there would be nothing to drop.

Named as: p-of-0-refused.
"""

_init = Dropout.__init__


def __init__(self, p, *, rng):
    if p <= 0:
        raise ArgumentError(f"p is {p}")
    _init(self, p, rng=rng)


Dropout.__init__ = __init__
