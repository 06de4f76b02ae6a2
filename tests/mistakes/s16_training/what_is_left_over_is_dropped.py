"""Pairs are missing from an epoch: those left over when the data does not come out even. An epoch
shows every pair, so its last batch is a smaller one.

Look at: where the last batch begins, and for 11 pairs, four to a batch, how many batches there
are.
"""


def make_batches(pairs, batch_size, *, rng, pad_id=0):
    order = rng.permutation(len(pairs)).tolist()
    order.sort(key=lambda i: (len(pairs[i][0]), len(pairs[i][1])))
    starts = range(0, len(order) - batch_size + 1, batch_size)
    chunks = [order[start : start + batch_size] for start in starts]
    rng.shuffle(chunks)
    return [
        (pad_batch([pairs[i][0] for i in chunk], pad_id=pad_id),
         pad_batch([pairs[i][1] for i in chunk], pad_id=pad_id))
        for chunk in chunks
    ]
