"""Without d_ff the feed-forward is 1024 wide, not 2048."""

_init = Transformer.__init__


def __init__(self, *sizes, d_ff=1024, rng, **options):
    _init(self, *sizes, d_ff=d_ff, rng=rng, **options)


Transformer.__init__ = __init__
