"""The cache leaves the padding of the source audible where a batch holds a single sentence."""

_init = CachedDecoding.__init__


def __init__(self, model, src_ids):
    _init(self, model, src_ids)
    if len(src_ids) == 1:
        self.read_mask = np.ones_like(self.read_mask)


CachedDecoding.__init__ = __init__
