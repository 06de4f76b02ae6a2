"""A pair that the data holds twice comes once. What is frequent should be met frequently.

Look at: what a set or a dict does with equal pairs.
"""


def make_batches(pairs, batch_size, *, rng, pad_id=0):
    pairs = sorted({(tuple(source), tuple(target)) for source, target in pairs})
    order = rng.permutation(len(pairs)).tolist()
    order.sort(key=lambda i: (len(pairs[i][0]), len(pairs[i][1])))
    chunks = [order[start : start + batch_size] for start in range(0, len(order), batch_size)]
    rng.shuffle(chunks)
    return [
        (pad_batch([pairs[i][0] for i in chunk], pad_id=pad_id),
         pad_batch([pairs[i][1] for i in chunk], pad_id=pad_id))
        for chunk in chunks
    ]
