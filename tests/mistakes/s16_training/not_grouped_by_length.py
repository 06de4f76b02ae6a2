"""Short and long pairs share your batches, so that much of what the model computes is padding.
Either nothing is sorted, or something else than lengths, or the sorting comes too late or is
undone.

Look at: the order of the five steps in the lesson, and whose length decides where a pair goes.
"""


def make_batches(pairs, batch_size, *, rng, pad_id=0):
    order = rng.permutation(len(pairs)).tolist()
    chunks = [order[start : start + batch_size] for start in range(0, len(order), batch_size)]
    rng.shuffle(chunks)
    return [
        (pad_batch([pairs[i][0] for i in chunk], pad_id=pad_id),
         pad_batch([pairs[i][1] for i in chunk], pad_id=pad_id))
        for chunk in chunks
    ]
