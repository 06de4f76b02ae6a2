"""The gradient of a shared matrix is averaged over the batch; it should be added up.

If the loss takes a mean, the gradient that comes in is already divided. Look at: how gradients of
several uses meet.
"""


def matmul_vjp(grad, a, b):
    to_a, to_b = grad @ b.swapaxes(-1, -2), a.swapaxes(-1, -2) @ grad
    copies_a, copies_b = to_a.size // a.size, to_b.size // b.size
    return unbroadcast(to_a, a.shape) / copies_a, unbroadcast(to_b, b.shape) / copies_b
