"""The same neighbours in every epoch, in another order; lists made into an array."""


def make_batches(pairs, batch_size, *, rng, pad_id=0):
    pairs = sorted(pairs, key=lambda pair: len(pair[0]))
    batches = []
    for start in range(0, len(pairs), batch_size):
        both = []
        for lists in zip(*pairs[start : start + batch_size], strict=True):
            width = max(map(len, lists))
            both.append(np.array([list(ids) + [pad_id] * (width - len(ids)) for ids in lists]))
        batches.append(both)
    return [batches[i] for i in rng.permutation(len(batches))]
