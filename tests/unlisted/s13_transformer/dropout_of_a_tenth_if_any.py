"""What goes into encoder and decoder is dropped with 0.1 as soon as anything is to be dropped."""

_init = Transformer.__init__


def __init__(self, *sizes, dropout=0.1, rng, **options):
    _init(self, *sizes, dropout=dropout, rng=rng, **options)
    self.dropout = Dropout(0.1 if dropout else 0.0, rng=rng)


Transformer.__init__ = __init__
