"""Without num_layers there are four layers, not six."""

_init = Transformer.__init__


def __init__(self, *sizes, num_layers=4, rng, **options):
    _init(self, *sizes, num_layers=num_layers, rng=rng, **options)


Transformer.__init__ = __init__
