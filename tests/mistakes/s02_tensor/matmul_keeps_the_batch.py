"""The gradient of a shared matrix still has the batch axis.

One matrix served the whole batch, so the gradients of all of it come together in one. Look at:
the shape of the gradient, and that of the matrix.
"""


def matmul_vjp(grad, a, b):
    return grad @ b.swapaxes(-1, -2), a.swapaxes(-1, -2) @ grad
