"""Without d_model the vectors are 256 wide, not 512."""

_init = Transformer.__init__


def __init__(self, *sizes, d_model=256, rng, **options):
    _init(self, *sizes, d_model=d_model, rng=rng, **options)


Transformer.__init__ = __init__
