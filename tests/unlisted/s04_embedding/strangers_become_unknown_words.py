"""An id that has no row is read as id 1, the unknown word, and nobody is told.

Named as: id-without-a-row-is-accepted.
"""

import numpy as np


def forward(self, ids):
    known = (ids >= 0) & (ids < len(self.weight))
    return self.weight[np.where(known, ids, 1)]


Embedding.forward = forward
