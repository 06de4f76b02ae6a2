"""Shuffled once, then sorted by the sum of the lengths in pools of a hundred batches."""


def make_batches(pairs, batch_size, *, rng, pad_id=0):
    shuffled = [pairs[i] for i in rng.permutation(len(pairs))]
    pool_size = 100 * batch_size
    for begin in range(0, len(shuffled), pool_size):
        pool = sorted(shuffled[begin : begin + pool_size], key=lambda p: len(p[0]) + len(p[1]))
        starts = rng.permutation(np.arange(0, len(pool), batch_size))
        for start in starts.tolist():
            some = pool[start : start + batch_size]
            yield tuple(pad_batch([p[side] for p in some], pad_id=pad_id) for side in (0, 1))
