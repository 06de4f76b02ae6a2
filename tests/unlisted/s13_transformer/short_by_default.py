"""Without max_len a sentence may have 256 words, not 512."""

_init = Transformer.__init__


def __init__(self, *sizes, max_len=256, rng, **options):
    _init(self, *sizes, max_len=max_len, rng=rng, **options)


Transformer.__init__ = __init__
