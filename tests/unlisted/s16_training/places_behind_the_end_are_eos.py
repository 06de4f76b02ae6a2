"""Short targets are filled up with their own last token, so that padding counts as <eos>."""

_make_batches = make_batches


def make_batches(pairs, batch_size, *, rng, pad_id=0):
    found = _make_batches(pairs, batch_size, rng=rng, pad_id=pad_id)
    for _, tgt in found:
        lengths = (tgt != pad_id).sum(axis=1)
        for row, length in zip(tgt, lengths, strict=True):
            row[length:] = row[length - 1]
    return found
