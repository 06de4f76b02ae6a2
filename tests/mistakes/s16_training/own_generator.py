"""Every epoch has the same batches: you make a generator of your own in each call, with the same
seed each time. Every day looks the same to your model.

Look at: which generator shuffles.
"""


def make_batches(pairs, batch_size, *, rng, pad_id=0):
    rng = np.random.default_rng(0)
    order = rng.permutation(len(pairs)).tolist()
    order.sort(key=lambda i: (len(pairs[i][0]), len(pairs[i][1])))
    chunks = [order[start : start + batch_size] for start in range(0, len(order), batch_size)]
    rng.shuffle(chunks)
    return [
        (pad_batch([pairs[i][0] for i in chunk], pad_id=pad_id),
         pad_batch([pairs[i][1] for i in chunk], pad_id=pad_id))
        for chunk in chunks
    ]
