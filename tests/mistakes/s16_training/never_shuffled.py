"""Every epoch has the same batches in the same order: ``rng`` is not used.

Look at: where chance comes in, twice, in the five steps of the lesson.
"""


def make_batches(pairs, batch_size, *, rng, pad_id=0):
    order = list(range(len(pairs)))
    order.sort(key=lambda i: (len(pairs[i][0]), len(pairs[i][1])))
    chunks = [order[start : start + batch_size] for start in range(0, len(order), batch_size)]
    return [
        (pad_batch([pairs[i][0] for i in chunk], pad_id=pad_id),
         pad_batch([pairs[i][1] for i in chunk], pad_id=pad_id))
        for chunk in chunks
    ]
