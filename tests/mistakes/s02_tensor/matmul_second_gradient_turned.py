"""The gradient of the second matrix has the right numbers, but rows and columns are exchanged.

gradᵀ a is the transpose of aᵀ grad. Look at: the shape of the gradient, and that of b.
"""


def matmul_vjp(grad, a, b):
    to_a, to_b = grad @ b.swapaxes(-1, -2), grad.swapaxes(-1, -2) @ a
    turned = (*b.shape[:-2], b.shape[-1], b.shape[-2])
    return unbroadcast(to_a, a.shape), unbroadcast(to_b, turned)
