"""Your ids are floats. Ids pick rows of a table, and 3.0 picks none.

Look at: the dtype of the arrays.
"""


def make_batches(pairs, batch_size, *, rng, pad_id=0):
    order = rng.permutation(len(pairs)).tolist()
    order.sort(key=lambda i: (len(pairs[i][0]), len(pairs[i][1])))
    chunks = [order[start : start + batch_size] for start in range(0, len(order), batch_size)]
    rng.shuffle(chunks)
    return [
        (1.0 * pad_batch([pairs[i][0] for i in chunk], pad_id=pad_id),
         1.0 * pad_batch([pairs[i][1] for i in chunk], pad_id=pad_id))
        for chunk in chunks
    ]
