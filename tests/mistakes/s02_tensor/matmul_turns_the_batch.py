"""Two plain matrices work, but with batch axes in front the wrong axes are turned.

``.T`` reverses the order of all axes, the batch included. Look at: which two of them should
trade places.
"""


def matmul_vjp(grad, a, b):
    return unbroadcast(grad @ b.T, a.shape), unbroadcast(a.T @ grad, b.shape)
