"""You differentiated a matrix product as if it were a product element by element.

A number of a meets a whole row of b and takes part in a whole row of the result. Look at: which
products of whole matrices have the right shape.
"""


def matmul_vjp(grad, a, b):
    return unbroadcast(grad * b, a.shape), unbroadcast(grad * a, b.shape)
