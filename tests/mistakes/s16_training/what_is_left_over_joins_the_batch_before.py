"""The pairs that are left over go into the last full batch, which becomes larger than
``batch_size``. Whoever chooses a size often chooses the largest that fits in memory.

Look at: the last batch of 11 pairs, four to a batch.
"""


def make_batches(pairs, batch_size, *, rng, pad_id=0):
    order = rng.permutation(len(pairs)).tolist()
    order.sort(key=lambda i: (len(pairs[i][0]), len(pairs[i][1])))
    chunks = [order[start : start + batch_size] for start in range(0, len(order), batch_size)]
    if len(chunks) > 1 and len(chunks[-1]) < batch_size:
        chunks[-2:] = [chunks[-2] + chunks[-1]]
    rng.shuffle(chunks)
    return [
        (pad_batch([pairs[i][0] for i in chunk], pad_id=pad_id),
         pad_batch([pairs[i][1] for i in chunk], pad_id=pad_id))
        for chunk in chunks
    ]
