"""Your beams keep the cache of the row they stand in: the right tokens with another beam's
memory. A beam that continues row 2 needs what row 2 has kept.

Look at: what happens to the keys and values when the beams change places.
"""


def reorder(self, rows):
    self.read = [(key[rows], value[rows]) for key, value in self.read]
    self.read_mask = self.read_mask[rows]
    same = np.minimum(np.arange(len(rows)), len(self.written[0][0].data) - 1)
    self.written = [(key[same], value[same]) for key, value in self.written]


CachedDecoding.reorder = reorder
