"""All your batches are as wide as the longest pair of all, so nothing is gained by putting like
lengths together. Each batch needs the width of its own longest row.

Look at: over which pairs the longest is sought.
"""


def make_batches(pairs, batch_size, *, rng, pad_id=0):
    order = rng.permutation(len(pairs)).tolist()
    order.sort(key=lambda i: (len(pairs[i][0]), len(pairs[i][1])))
    chunks = [order[start : start + batch_size] for start in range(0, len(order), batch_size)]
    rng.shuffle(chunks)
    wide = [max(len(pair[side]) for pair in pairs) for side in (0, 1)]
    return [
        (pad_batch([pairs[i][0] for i in chunk], pad_id=pad_id, length=wide[0]),
         pad_batch([pairs[i][1] for i in chunk], pad_id=pad_id, length=wide[1]))
        for chunk in chunks
    ]
