"""Pairs with more than 16 tokens on a side are left out, as too long to be worth their room."""

_make_batches = make_batches


def make_batches(pairs, batch_size, *, rng, pad_id=0):
    short = [(src, tgt) for src, tgt in pairs if max(len(src), len(tgt)) <= 16]
    return _make_batches(short, batch_size, rng=rng, pad_id=pad_id)
