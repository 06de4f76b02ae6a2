"""Your gradient holds the weight itself as well: it was added to a copy of the table.

A row that was not picked has the gradient 0, whatever its numbers are. Look at: what the array
holds before you add to it.
"""


def embedding_vjp(grad, weight, ids):
    table = weight.copy()
    np.add.at(table, ids, grad)
    return table
