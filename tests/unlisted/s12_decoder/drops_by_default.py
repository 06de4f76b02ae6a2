"""A Decoder that is told nothing about dropout drops one number in ten; a layer does not."""

_init = Decoder.__init__


def __init__(self, *sizes, dropout=0.1, rng, **options):
    _init(self, *sizes, dropout=dropout, rng=rng, **options)


Decoder.__init__ = __init__
