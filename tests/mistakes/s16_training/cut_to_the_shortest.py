"""Long sentences lose their ends: all rows of a batch are cut to its shortest. Nothing may be
lost; the short ones are filled up.

Look at: which of the lengths decides how wide a batch is.
"""


def make_batches(pairs, batch_size, *, rng, pad_id=0):
    order = rng.permutation(len(pairs)).tolist()
    order.sort(key=lambda i: (len(pairs[i][0]), len(pairs[i][1])))
    chunks = [order[start : start + batch_size] for start in range(0, len(order), batch_size)]
    rng.shuffle(chunks)
    return [
        tuple(np.array([pairs[i][side][: min(len(pairs[i][side]) for i in chunk)] for i in chunk])
              for side in (0, 1))
        for chunk in chunks
    ]
