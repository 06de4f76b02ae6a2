"""Your batches are (target, source): the model would read what it should write.

Look at: which side of a pair is the first, in what you are given and in what you return.
"""


def make_batches(pairs, batch_size, *, rng, pad_id=0):
    order = rng.permutation(len(pairs)).tolist()
    order.sort(key=lambda i: (len(pairs[i][0]), len(pairs[i][1])))
    chunks = [order[start : start + batch_size] for start in range(0, len(order), batch_size)]
    rng.shuffle(chunks)
    return [
        (pad_batch([pairs[i][1] for i in chunk], pad_id=pad_id),
         pad_batch([pairs[i][0] for i in chunk], pad_id=pad_id))
        for chunk in chunks
    ]
