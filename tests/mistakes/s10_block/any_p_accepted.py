"""Your dropout accepts every p, also one that is no probability. The trouble would only show in
training, or never.

Look at: the check that was given above your part.
"""


def init(self, p, *, rng):
    self.p, self.rng = p, rng


Dropout.__init__ = init
