"""Your shuffling does not follow ``rng``: with the same generator the batches are others. NumPy's
global random numbers know nothing of it, so no run can be repeated.

Look at: whose method shuffles.
"""


def make_batches(pairs, batch_size, *, rng, pad_id=0):
    order = np.random.permutation(len(pairs)).tolist()
    order.sort(key=lambda i: (len(pairs[i][0]), len(pairs[i][1])))
    chunks = [order[start : start + batch_size] for start in range(0, len(order), batch_size)]
    np.random.shuffle(chunks)
    return [
        (pad_batch([pairs[i][0] for i in chunk], pad_id=pad_id),
         pad_batch([pairs[i][1] for i in chunk], pad_id=pad_id))
        for chunk in chunks
    ]
