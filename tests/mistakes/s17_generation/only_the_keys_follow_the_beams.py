"""When beams change places you reorder the keys, and the values stay where they were.

Look at: both halves of each pair.
"""


def reorder(self, rows):
    self.read = [(key[rows], value[rows]) for key, value in self.read]
    self.read_mask = self.read_mask[rows]
    self.written = [
        (key[rows], value[np.minimum(np.arange(len(rows)), len(value.data) - 1)])
        for key, value in self.written
    ]


CachedDecoding.reorder = reorder
