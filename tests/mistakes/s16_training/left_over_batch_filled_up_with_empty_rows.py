"""Your last batch has rows that are padding from end to end, so that it is as large as the
others. They are no pairs; a batch may be smaller.

Look at: the number of rows in the last batch of 11 pairs, four to a batch.
"""


def make_batches(pairs, batch_size, *, rng, pad_id=0):
    order = rng.permutation(len(pairs)).tolist()
    order.sort(key=lambda i: (len(pairs[i][0]), len(pairs[i][1])))
    chunks = [order[start : start + batch_size] for start in range(0, len(order), batch_size)]
    rng.shuffle(chunks)
    batches = [
        (pad_batch([pairs[i][0] for i in chunk], pad_id=pad_id),
         pad_batch([pairs[i][1] for i in chunk], pad_id=pad_id))
        for chunk in chunks
    ]
    return [tuple(np.concatenate([ids, np.full((batch_size - len(ids), ids.shape[1]), pad_id)])
                  for ids in both) for both in batches]
