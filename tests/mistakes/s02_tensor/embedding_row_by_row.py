"""A token that occurs in two sentences gets both gradients, but not one that occurs twice in one.

You loop over the sentences, and inside each of them an indexed ``+=`` still keeps one gradient per
id. Look at: the ids within a row.
"""


def embedding_vjp(grad, weight, ids):
    table = np.zeros_like(weight)
    rows = np.atleast_2d(ids)
    gradients = grad.reshape(*rows.shape, -1)
    for place in np.ndindex(rows.shape[:-1]):
        table[rows[place]] += gradients[place]
    return table
