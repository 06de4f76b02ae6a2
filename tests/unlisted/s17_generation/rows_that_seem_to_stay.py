"""Beams 0, 1, 2 … are taken to stay as they are, though there may have been more of them before."""

_reorder = CachedDecoding.reorder


def reorder(self, rows):
    if list(rows) != list(range(len(rows))):
        _reorder(self, rows)


CachedDecoding.reorder = reorder
