"""Where beams have ended, the cache keeps its first rows instead of those that go on."""

_reorder = CachedDecoding.reorder


def reorder(self, rows):
    fewer = self.written[0] is not None and len(rows) < self.written[0][0].shape[0]
    _reorder(self, np.arange(len(rows)) if fewer else rows)


CachedDecoding.reorder = reorder
