"""Buckets of eight lengths by the longer of the two sides, and rows as wide as their bucket."""


def make_batches(pairs, batch_size, *, rng, pad_id=0):
    shuffled = list(pairs)
    rng.shuffle(shuffled)
    buckets = {}
    for pair in shuffled:
        buckets.setdefault(-(-max(map(len, pair)) // 8) * 8, []).append(pair)
    batches = []
    for width, bucket in buckets.items():
        for start in range(0, len(bucket), batch_size):
            sources, targets = zip(*bucket[start : start + batch_size], strict=True)
            batches.append((pad_batch(sources, pad_id=pad_id, length=width),
                            pad_batch(targets, pad_id=pad_id, length=width)))
    rng.shuffle(batches)
    return batches
