"""The gradient of a float32 table comes back in float64.

``np.zeros`` makes float64 unless told otherwise, and everything that it meets afterwards becomes
float64, too. Look at: the dtype of the array that you start from.
"""


def embedding_vjp(grad, weight, ids):
    table = np.zeros(weight.shape)
    np.add.at(table, ids, grad)
    return table
