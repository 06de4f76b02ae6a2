"""Your embedding works for ids of two axes, batch and seq, and for no others.

The ids may be one number, one sentence, or have more axes. Look at: the loops over the axes of
the ids.
"""


def embedding_vjp(grad, weight, ids):
    table = np.zeros_like(weight)
    for b in range(ids.shape[0]):
        for t in range(ids.shape[1]):
            table[ids[b][t]] += grad[b][t]
    return table
