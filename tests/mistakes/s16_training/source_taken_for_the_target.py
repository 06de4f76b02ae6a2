"""Your targets are the sources once more: the model would learn to repeat what it reads.

Look at: which side of the pair each of the two arrays is made of.
"""


def make_batches(pairs, batch_size, *, rng, pad_id=0):
    order = rng.permutation(len(pairs)).tolist()
    order.sort(key=lambda i: (len(pairs[i][0]), len(pairs[i][1])))
    chunks = [order[start : start + batch_size] for start in range(0, len(order), batch_size)]
    rng.shuffle(chunks)
    return [
        (pad_batch([pairs[i][0] for i in chunk], pad_id=pad_id),
         pad_batch([pairs[i][0] for i in chunk], pad_id=pad_id))
        for chunk in chunks
    ]
