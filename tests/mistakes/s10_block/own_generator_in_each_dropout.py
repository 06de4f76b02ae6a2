"""Each of your dropouts has a generator of its own with a fixed seed: ``rng`` has no say, and
all of them drop the same places.

Look at: which generator you keep.
"""


def init(self, p, *, rng):
    if not 0 <= p < 1:
        raise ArgumentError(f"p is {p}")
    self.p, self.rng = p, np.random.default_rng(0)


Dropout.__init__ = init
