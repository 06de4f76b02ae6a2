"""The dropout of the embeddings draws what to keep at the first call and keeps it for all
others.
"""

from minigrad import Module


class _Kept(Module):
    def __init__(self, p, *, rng):
        self.p, self.rng = p, rng

    def forward(self, x):
        if not self.training:
            return x
        kept = vars(self).setdefault("drawn", {})
        if x.shape not in kept:
            kept[x.shape] = (self.rng.random(x.shape) >= self.p) / (1 - self.p)
        return x * kept[x.shape]


_init = Transformer.__init__


def __init__(self, *sizes, dropout=0.1, rng, **options):
    _init(self, *sizes, dropout=dropout, rng=rng, **options)
    self.dropout = _Kept(dropout, rng=rng)


Transformer.__init__ = __init__
