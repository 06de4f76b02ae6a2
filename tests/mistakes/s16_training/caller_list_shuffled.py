"""After your function has run, the caller's list has another order. ``rng.shuffle`` and
``list.sort`` work in place.

Look at: which list you shuffle.
"""


def make_batches(pairs, batch_size, *, rng, pad_id=0):
    rng.shuffle(pairs)
    order = list(range(len(pairs)))
    order.sort(key=lambda i: (len(pairs[i][0]), len(pairs[i][1])))
    chunks = [order[start : start + batch_size] for start in range(0, len(order), batch_size)]
    rng.shuffle(chunks)
    return [
        (pad_batch([pairs[i][0] for i in chunk], pad_id=pad_id),
         pad_batch([pairs[i][1] for i in chunk], pad_id=pad_id))
        for chunk in chunks
    ]
