"""Your second linear layer has no bias: b_2 is missing.

Look at: the end of the formula of FFN.
"""


def init(self, d_model, d_ff, *, rng):
    self.linear1 = Linear(d_model, d_ff, rng=rng)
    self.linear2 = Linear(d_ff, d_model, bias=False, rng=rng)


FeedForward.__init__ = init
