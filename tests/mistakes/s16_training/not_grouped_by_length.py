"""Short and long pairs share your batches, so that much of what the model computes is padding.

Look at: what stands between the shuffling and the cutting.
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
