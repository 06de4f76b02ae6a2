"""Your two layers start with the same numbers where they have the same size: the generator was
copied or made anew for each of them.

Look at: where each layer's random numbers come from.
"""

import copy


def init(self, d_model, d_ff, *, rng):
    self.linear1 = Linear(d_model, d_ff, rng=copy.deepcopy(rng))
    self.linear2 = Linear(d_ff, d_model, rng=copy.deepcopy(rng))


FeedForward.__init__ = init
