"""The slopes of your product are right, but the gradient that comes in is not multiplied in.

A slope alone is what comes out when the gradient that comes in is 1 everywhere. Look at: what you
do with ``grad``.
"""


def mul_vjp(grad, a, b):
    to_a, to_b = np.broadcast_to(b, grad.shape), np.broadcast_to(a, grad.shape)
    return unbroadcast(to_a, a.shape), unbroadcast(to_b, b.shape)
