"""A token that occurs twice gets the average of its gradients; it should get their sum.

A word that occurs often has more influence. Look at: the division by the number of occurrences.
"""


def embedding_vjp(grad, weight, ids):
    table, count = np.zeros_like(weight), np.zeros((len(weight), 1), weight.dtype)
    np.add.at(table, ids, grad)
    np.add.at(count, ids, np.ones(1, weight.dtype))
    return table / np.maximum(count, 1)
