"""Attention and feed-forward of your layer start with the same numbers where they have the same
size: the generator was copied or made anew for each of them.

Look at: where each part's random numbers come from.
"""

import copy


def init(self, d_model, num_heads, d_ff, *, dropout=0.0, norm_first=False, bias=False, rng):
    start = copy.deepcopy(rng)
    self.self_attn = MultiHeadAttention(d_model, num_heads, bias=bias, rng=rng)
    self.feed_forward = FeedForward(d_model, d_ff, rng=start)
    self.residuals = [
        Residual(d_model, dropout=dropout, norm_first=norm_first, rng=rng) for _ in range(2)
    ]


EncoderLayer.__init__ = init
