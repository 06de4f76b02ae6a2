"""Short targets are filled up with 0, whatever ``pad_id`` is; and 0 may be a word.

Look at: what ``pad_batch`` fills up with if it is not told.
"""


def make_batches(pairs, batch_size, *, rng, pad_id=0):
    order = rng.permutation(len(pairs)).tolist()
    order.sort(key=lambda i: (len(pairs[i][0]), len(pairs[i][1])))
    chunks = [order[start : start + batch_size] for start in range(0, len(order), batch_size)]
    rng.shuffle(chunks)
    return [
        (pad_batch([pairs[i][0] for i in chunk], pad_id=pad_id),
         pad_batch([pairs[i][1] for i in chunk]))
        for chunk in chunks
    ]
