"""In your matrix product each matrix is multiplied by itself; it should be the other one.

With square matrices that runs and gives wrong numbers. Look at: which matrix the numbers of a
were multiplied by.
"""


def matmul_vjp(grad, a, b):
    to_a, to_b = grad @ a.swapaxes(-1, -2), b.swapaxes(-1, -2) @ grad
    return unbroadcast(to_a, a.shape), unbroadcast(to_b, b.shape)
