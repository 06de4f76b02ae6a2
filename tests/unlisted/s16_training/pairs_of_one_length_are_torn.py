"""Inside a batch the targets are sorted once more by their length, the sources are not."""


def make_batches(pairs, batch_size, *, rng, pad_id=0):
    order = rng.permutation(len(pairs)).tolist()
    order.sort(key=lambda i: len(pairs[i][0]))
    chunks = [order[i : i + batch_size] for i in range(0, len(order), batch_size)]
    rng.shuffle(chunks)
    return [
        (pad_batch([pairs[i][0] for i in chunk], pad_id=pad_id),
         pad_batch(sorted((pairs[i][1] for i in chunk), key=len), pad_id=pad_id))
        for chunk in chunks
    ]
