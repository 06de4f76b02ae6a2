"""Your gradients of a matrix product multiply the right matrices, but neither of them is turned.

With square matrices that runs and gives wrong numbers; with others the shapes do not fit. Look at:
which side of the gradient each shape must land on.
"""


def matmul_vjp(grad, a, b):
    return unbroadcast(grad @ b, a.shape), unbroadcast(a @ grad, b.shape)
