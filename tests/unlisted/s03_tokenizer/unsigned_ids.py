"""Ids are kept as unsigned numbers: a pad_id of -100, as losses use it, does not fit."""

import numpy as np


def pad_batch(sequences, *, pad_id=0, length=None):
    longest = max((len(s) for s in sequences), default=0)
    if length is not None and longest > length:
        raise ValueError(f"a sequence has {longest} ids, more than {length}")
    batch = np.empty((len(sequences), longest if length is None else length), np.uint32)
    batch.fill(pad_id)
    for row, sequence in zip(batch, sequences, strict=True):
        row[: len(sequence)] = sequence
    return batch
