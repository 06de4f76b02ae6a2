"""The generator is made from p: two dropouts of one p drop the same places, whatever rng they got.

Named as: own-generator-in-each-dropout.
"""


def __init__(self, p, *, rng):
    if not 0 <= p < 1:
        raise ArgumentError(f"p is {p}")
    self.p, self.rng = p, np.random.default_rng(int(p * 1000))


Dropout.__init__ = __init__
