"""You sort by lengths, but they are the lengths of other pairs: the list of lengths is in the
order of the data, the pairs are in the shuffled one.

Look at: whose length stands beside which pair.
"""


def make_batches(pairs, batch_size, *, rng, pad_id=0):
    order = rng.permutation(len(pairs)).tolist()
    lengths = [len(source) + len(target) for source, target in pairs]
    order = [order[place] for place in np.argsort(lengths)]
    chunks = [order[start : start + batch_size] for start in range(0, len(order), batch_size)]
    rng.shuffle(chunks)
    return [
        (pad_batch([pairs[i][0] for i in chunk], pad_id=pad_id),
         pad_batch([pairs[i][1] for i in chunk], pad_id=pad_id))
        for chunk in chunks
    ]
