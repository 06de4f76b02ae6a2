"""Both attentions of a layer have keys and values by the same two projections."""

_init = DecoderLayer.__init__


def __init__(self, *sizes, **options):
    _init(self, *sizes, **options)
    self.cross_attn.k_proj = self.self_attn.k_proj
    self.cross_attn.v_proj = self.self_attn.v_proj


DecoderLayer.__init__ = __init__
