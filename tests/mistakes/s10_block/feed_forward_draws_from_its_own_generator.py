"""The generator that is passed in does not decide the first weights of your feed-forward:
another seed gives the same ones.

Look at: which generator reaches the layers.
"""


def init(self, d_model, d_ff, *, rng):
    rng = np.random.default_rng(0)
    self.linear1 = Linear(d_model, d_ff, rng=rng)
    self.linear2 = Linear(d_ff, d_model, rng=rng)


FeedForward.__init__ = init
