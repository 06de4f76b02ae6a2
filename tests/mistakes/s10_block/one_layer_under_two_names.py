"""Where d_ff equals d_model, your linear1 and linear2 are one and the same layer.

Look at: how many times you create a Linear.
"""


def init(self, d_model, d_ff, *, rng):
    self.linear1 = Linear(d_model, d_ff, rng=rng)
    self.linear2 = self.linear1 if d_ff == d_model else Linear(d_ff, d_model, rng=rng)


FeedForward.__init__ = init
