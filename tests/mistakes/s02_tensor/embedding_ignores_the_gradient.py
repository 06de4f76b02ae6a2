"""Your gradient of the table counts how often each id occurs.

What should be added up are the gradients of the places where it occurs. Look at: what you add to
each row.
"""


def embedding_vjp(grad, weight, ids):
    table = np.zeros_like(weight)
    np.add.at(table, ids, np.ones_like(grad))
    return table
