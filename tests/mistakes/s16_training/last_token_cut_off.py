"""Every target has lost its last token, <eos>: a model would never learn when to stop. Shifting
the target is the step's business, and it needs all of it.

Look at: what becomes of the end of a target.
"""


def make_batches(pairs, batch_size, *, rng, pad_id=0):
    order = rng.permutation(len(pairs)).tolist()
    order.sort(key=lambda i: (len(pairs[i][0]), len(pairs[i][1])))
    chunks = [order[start : start + batch_size] for start in range(0, len(order), batch_size)]
    rng.shuffle(chunks)
    return [
        (pad_batch([pairs[i][0] for i in chunk], pad_id=pad_id),
         pad_batch([pairs[i][1][:-1] for i in chunk], pad_id=pad_id))
        for chunk in chunks
    ]
