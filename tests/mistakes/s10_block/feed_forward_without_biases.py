"""Your linear layers have no bias. In the attention's projections that is the custom here; the
formula of the feed-forward has b_1 and b_2.

Look at: the formula of FFN.
"""


def init(self, d_model, d_ff, *, rng):
    self.linear1 = Linear(d_model, d_ff, bias=False, rng=rng)
    self.linear2 = Linear(d_ff, d_model, bias=False, rng=rng)


FeedForward.__init__ = init
