"""The feed-forward is four times as wide as the model, whatever d_ff is.

Named as: d-ff-of-a-layer-ignored.
"""

_init = EncoderLayer.__init__


def __init__(self, d_model, num_heads, d_ff, *, rng, **options):
    _init(self, d_model, num_heads, 4 * d_model, rng=rng, **options)


EncoderLayer.__init__ = __init__
