"""ids are stored in one byte each, so that id 300 reads row 44."""

import numpy as np


def forward(self, ids):
    if ((ids < 0) | (ids >= len(self.weight))).any():
        raise IndexError("id out of range")
    return self.weight[ids.astype(np.uint8)]


Embedding.forward = forward
