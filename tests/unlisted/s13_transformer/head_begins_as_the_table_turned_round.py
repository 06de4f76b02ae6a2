"""The head's numbers are a view of the target's table, turned round: two names, one memory."""

_init = Transformer.__init__


def __init__(self, *sizes, **options):
    _init(self, *sizes, **options)
    self.head.weight.data = self.tgt_embedding.weight.data.T


Transformer.__init__ = __init__
