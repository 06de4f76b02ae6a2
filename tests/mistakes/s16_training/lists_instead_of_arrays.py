"""A batch of yours is two lists of lists; it should be two arrays. The steps that follow take
columns of them, and lists have none.

Look at: what ``pad_batch`` is for.
"""


def make_batches(pairs, batch_size, *, rng, pad_id=0):
    order = rng.permutation(len(pairs)).tolist()
    order.sort(key=lambda i: (len(pairs[i][0]), len(pairs[i][1])))
    chunks = [order[start : start + batch_size] for start in range(0, len(order), batch_size)]
    rng.shuffle(chunks)
    return [
        (pad_batch([pairs[i][0] for i in chunk], pad_id=pad_id).tolist(),
         pad_batch([pairs[i][1] for i in chunk], pad_id=pad_id).tolist())
        for chunk in chunks
    ]
