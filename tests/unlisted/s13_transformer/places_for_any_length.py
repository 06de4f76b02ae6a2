"""5000 positions whatever max_len says: a sentence that is too long is read without a word."""

_init = Transformer.__init__


def __init__(self, *sizes, d_model=512, **options):
    _init(self, *sizes, d_model=d_model, **options)
    self.positions = PositionalEncoding(5000, d_model)


Transformer.__init__ = __init__
