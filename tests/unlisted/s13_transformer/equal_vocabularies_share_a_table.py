"""Where both vocabularies are of one size, the two languages share a table."""

_init = Transformer.__init__


def __init__(self, src_vocab_size, tgt_vocab_size, **options):
    _init(self, src_vocab_size, tgt_vocab_size, **options)
    if src_vocab_size == tgt_vocab_size:
        self.tgt_embedding = self.src_embedding


Transformer.__init__ = __init__
