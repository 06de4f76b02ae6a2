"""Sources stand beside targets of other pairs: the two sides are sorted each for itself. A model
would learn wrong translations, and its loss would fall all the same.

Look at: what is moved when you sort, a pair or one side of it.
"""


def make_batches(pairs, batch_size, *, rng, pad_id=0):
    order = rng.permutation(len(pairs)).tolist()
    order.sort(key=lambda i: (len(pairs[i][0]), len(pairs[i][1])))
    sources = sorted((pairs[i][0] for i in order), key=len)
    targets = sorted((pairs[i][1] for i in order), key=len)
    starts = list(range(0, len(order), batch_size))
    return [
        (pad_batch(sources[start : start + batch_size], pad_id=pad_id),
         pad_batch(targets[start : start + batch_size], pad_id=pad_id))
        for start in starts
    ]
