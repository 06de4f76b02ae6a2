"""Your gradients multiply the right matrices in the wrong order.

A B and B A are different products; with square matrices both run. Look at: on which side of the
gradient each matrix stands.
"""


def matmul_vjp(grad, a, b):
    to_a, to_b = b.swapaxes(-1, -2) @ grad, grad @ a.swapaxes(-1, -2)
    return unbroadcast(to_a, a.shape), unbroadcast(to_b, b.shape)
