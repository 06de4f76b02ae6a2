"""Without num_heads there are four heads, not eight."""

_init = Transformer.__init__


def __init__(self, *sizes, num_heads=4, rng, **options):
    _init(self, *sizes, num_heads=num_heads, rng=rng, **options)


Transformer.__init__ = __init__
