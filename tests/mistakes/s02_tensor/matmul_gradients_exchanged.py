"""Both gradients are right, but they come back in the wrong order.

The first belongs to a, the second to b. Look at: what you return.
"""


def matmul_vjp(grad, a, b):
    to_a, to_b = grad @ b.swapaxes(-1, -2), a.swapaxes(-1, -2) @ grad
    return unbroadcast(to_b, b.shape), unbroadcast(to_a, a.shape)
