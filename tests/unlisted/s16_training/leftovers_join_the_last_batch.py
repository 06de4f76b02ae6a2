"""Pairs that are left over join the last batch, which is then larger than batch_size.

Named as: what-is-left-over-joins-the-batch-before.
"""


def make_batches(pairs, batch_size, *, rng, pad_id=0):
    order = rng.permutation(len(pairs))
    order = sorted(order, key=lambda i: (len(pairs[i][0]), len(pairs[i][1])))
    count = max(1, len(pairs) // batch_size)
    chunks = [order[i * batch_size : (i + 1) * batch_size] for i in range(count)]
    chunks[-1] += order[max(count * batch_size, len(chunks[-1])) :]
    rng.shuffle(chunks)
    return [
        tuple(pad_batch([pairs[i][side] for i in chunk], pad_id=pad_id) for side in (0, 1))
        for chunk in chunks
    ]
