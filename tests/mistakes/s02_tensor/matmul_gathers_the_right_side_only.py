"""The gradient of a matrix shared by a batch is gathered if the matrix is b, but not if it is a.

Either side of the product may be the shared one. Look at: the batch axes of the gradient of a.
"""


def matmul_vjp(grad, a, b):
    return grad @ b.swapaxes(-1, -2), unbroadcast(a.swapaxes(-1, -2) @ grad, b.shape)
