"""You sort, but after cutting: inside its batch a short pair stands beside a long one all the
same.

Look at: the order of the five steps in the lesson.
"""


def make_batches(pairs, batch_size, *, rng, pad_id=0):
    order = rng.permutation(len(pairs)).tolist()
    chunks = [order[start : start + batch_size] for start in range(0, len(order), batch_size)]
    for chunk in chunks:
        chunk.sort(key=lambda i: (len(pairs[i][0]), len(pairs[i][1])))
    rng.shuffle(chunks)
    return [
        (pad_batch([pairs[i][0] for i in chunk], pad_id=pad_id),
         pad_batch([pairs[i][1] for i in chunk], pad_id=pad_id))
        for chunk in chunks
    ]
