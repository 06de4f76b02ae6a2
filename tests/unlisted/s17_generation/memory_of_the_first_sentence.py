"""The cache projects the memory of the first sentence and lets NumPy stretch it over the batch."""

_init = CachedDecoding.__init__


def __init__(self, model, src_ids):
    _init(self, model, src_ids)
    self.read = [(key[:1], value[:1]) for key, value in self.read]


def reorder(self, rows):
    self.read_mask = self.read_mask[rows]
    self.written = [(key[rows], value[rows]) for key, value in self.written]


CachedDecoding.__init__, CachedDecoding.reorder = __init__, reorder
