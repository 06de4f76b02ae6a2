"""Your wide part is as wide as the model: d_ff goes nowhere.

Look at: the sizes that you give to the two layers.
"""


def init(self, d_model, d_ff, *, rng):
    self.linear1 = Linear(d_model, d_model, rng=rng)
    self.linear2 = Linear(d_model, d_model, rng=rng)


FeedForward.__init__ = init
