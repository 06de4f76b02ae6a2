"""You add the gradient to the weight itself, which changes the table.

A VJP finds gradients; changing weights is the work of the optimizer. Look at: which array you write
to.
"""


def embedding_vjp(grad, weight, ids):
    table = np.zeros_like(weight)
    np.add.at(table, ids, grad)
    np.add.at(weight, ids, grad)
    return table
