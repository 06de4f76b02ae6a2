"""Where ``bias`` is False, your feed-forward has none either. That argument is the attention's
alone: the feed-forward keeps b_1 and b_2.

Look at: the section "Names" of the lesson.
"""

from exercises.s05_projections import Linear


def init(self, d_model, num_heads, d_ff, *, dropout=0.0, norm_first=False, bias=False, rng):
    self.self_attn = MultiHeadAttention(d_model, num_heads, bias=bias, rng=rng)
    self.feed_forward = FeedForward(d_model, d_ff, rng=rng)
    if not bias:
        self.feed_forward.linear1 = Linear(d_model, d_ff, bias=False, rng=rng)
        self.feed_forward.linear2 = Linear(d_ff, d_model, bias=False, rng=rng)
    self.residuals = [
        Residual(d_model, dropout=dropout, norm_first=norm_first, rng=rng) for _ in range(2)
    ]


EncoderLayer.__init__ = init
