"""The dropout at the entrance is applied twice: much less is left than p says."""

_init = Transformer.__init__


class Twice(Dropout):
    def forward(self, x):
        return super().forward(super().forward(x))


def __init__(self, *sizes, dropout=0.1, rng, **options):
    _init(self, *sizes, dropout=dropout, rng=rng, **options)
    self.dropout = Twice(dropout, rng=rng)


Transformer.__init__ = __init__
