"""Lengths in an array, sorted by the target alone, the longest first, split into even parts."""


def make_batches(pairs, batch_size, *, rng, pad_id=0):
    order = rng.permutation(len(pairs))
    lengths = np.array([len(target) for _, target in pairs])
    order = order[np.argsort(-lengths[order], kind="stable")]
    parts = np.array_split(order, -(-len(order) // batch_size))
    batches = []
    for part in (parts[i] for i in rng.permutation(len(parts))):
        both = []
        for side in (0, 1):
            width = max(len(pairs[i][side]) for i in part)
            ids = np.full((len(part), width), pad_id, dtype=np.int32)
            for row, i in enumerate(part):
                ids[row, : len(pairs[i][side])] = pairs[i][side]
            both.append(ids)
        batches.append(tuple(both))
    return batches
