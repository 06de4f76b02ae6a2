"""Pairs are kept in a dict on the way: of two equal ones only one is left.

Named as: equal-pairs-counted-once.
"""

_make_batches = make_batches


def make_batches(pairs, batch_size, *, rng, pad_id=0):
    distinct = dict.fromkeys((tuple(src), tuple(tgt)) for src, tgt in pairs)
    return _make_batches(list(distinct), batch_size, rng=rng, pad_id=pad_id)
