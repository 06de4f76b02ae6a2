"""Some pairs come several times in an epoch and some never: you draw each one anew, and what was
drawn can be drawn again.

Look at: the difference between drawing numbers and shuffling them.
"""


def make_batches(pairs, batch_size, *, rng, pad_id=0):
    order = rng.integers(len(pairs), size=len(pairs)).tolist()
    order.sort(key=lambda i: (len(pairs[i][0]), len(pairs[i][1])))
    chunks = [order[start : start + batch_size] for start in range(0, len(order), batch_size)]
    rng.shuffle(chunks)
    return [
        (pad_batch([pairs[i][0] for i in chunk], pad_id=pad_id),
         pad_batch([pairs[i][1] for i in chunk], pad_id=pad_id))
        for chunk in chunks
    ]
