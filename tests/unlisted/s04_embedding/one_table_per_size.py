"""Tables are kept in a dictionary of the class by their size, so two layers of a size are one."""

import numpy as np

Embedding.tables = {}


def __init__(self, vocab_size, d_model, *, rng):
    size = (vocab_size, d_model)
    if size not in Embedding.tables:
        Embedding.tables[size] = Parameter(rng.normal(0.0, d_model**-0.5, size))
    self.weight = Embedding.tables[size]


Embedding.__init__ = __init__
