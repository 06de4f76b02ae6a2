"""Your two attentions are two layers, but they start with the same numbers: the generator was
copied, or one of them is a copy of the other.

Look at: where each attention's random numbers come from.
"""

import copy


def init(
    self, d_model, num_heads, d_ff, *, dropout=0.0, norm_first=False, bias=False, rng
):
    self.self_attn = MultiHeadAttention(d_model, num_heads, bias=bias, rng=rng)
    self.cross_attn = copy.deepcopy(self.self_attn)
    self.feed_forward = FeedForward(d_model, d_ff, rng=rng)
    self.residuals = [
        Residual(d_model, dropout=dropout, norm_first=norm_first, rng=rng) for _ in range(3)
    ]


DecoderLayer.__init__ = init
