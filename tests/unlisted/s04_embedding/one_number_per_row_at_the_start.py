"""One number is drawn for each row and fills it, so that all columns start and stay alike."""

import numpy as np


def __init__(self, vocab_size, d_model, *, rng):
    self.weight = Parameter(rng.normal(size=(vocab_size, 1)) * np.ones(d_model))


Embedding.__init__ = __init__
