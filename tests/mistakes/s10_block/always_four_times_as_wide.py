"""Your wide part is always four times as wide as the model. That is the paper's choice; here
d_ff says how wide it is.

Look at: the sizes that you give to the two layers.
"""


def init(self, d_model, d_ff, *, rng):
    self.linear1 = Linear(d_model, 4 * d_model, rng=rng)
    self.linear2 = Linear(4 * d_model, d_model, rng=rng)


FeedForward.__init__ = init
