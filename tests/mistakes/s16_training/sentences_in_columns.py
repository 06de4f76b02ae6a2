"""Your sentences stand in columns. The batch is always the first axis here: a row for each pair.

Look at: the shapes of the two arrays.
"""


def make_batches(pairs, batch_size, *, rng, pad_id=0):
    order = rng.permutation(len(pairs)).tolist()
    order.sort(key=lambda i: (len(pairs[i][0]), len(pairs[i][1])))
    chunks = [order[start : start + batch_size] for start in range(0, len(order), batch_size)]
    rng.shuffle(chunks)
    return [
        (pad_batch([pairs[i][0] for i in chunk], pad_id=pad_id).T,
         pad_batch([pairs[i][1] for i in chunk], pad_id=pad_id).T)
        for chunk in chunks
    ]
