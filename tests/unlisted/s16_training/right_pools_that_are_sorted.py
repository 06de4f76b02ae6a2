"""Pairs are shuffled, sorted in pools of some batches each, and cut inside of the pools."""


def make_batches(pairs, batch_size, *, rng, pad_id=0):
    order = [int(i) for i in rng.permutation(len(pairs))]
    pool = 100 * batch_size
    batches = []
    for start in range(0, len(order), pool):
        near = sorted(order[start : start + pool], key=lambda i: sum(map(len, pairs[i])))
        for first in range(0, len(near), batch_size):
            chosen = [pairs[i] for i in near[first : first + batch_size]]
            batches.append(tuple(
                pad_batch(list(side), pad_id=pad_id) for side in zip(*chosen, strict=True)
            ))
    rng.shuffle(batches)
    return batches
