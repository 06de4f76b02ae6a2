"""A token that occurs twice gets only one of its two gradients.

With repeated ids an indexed ``+=`` reads all rows, adds, and writes them back, and the last write
wins; an assignment does the same. Look at: NumPy's way of adding without that buffer.
"""


def embedding_vjp(grad, weight, ids):
    table = np.zeros_like(weight)
    table[ids] += grad
    return table
