"""The second call still has the gradients of the first.

The array that you add to outlives the call. Look at: where it is made.
"""

tables = {}


def embedding_vjp(grad, weight, ids):
    table = tables.setdefault(weight.shape, np.zeros_like(weight))
    np.add.at(table, ids, grad)
    return table
