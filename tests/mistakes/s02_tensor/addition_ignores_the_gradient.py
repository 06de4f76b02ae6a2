"""The slopes of your sum are right, but the gradient that comes in is not multiplied in.

A slope alone is what comes out when the gradient that comes in is 1 everywhere. Look at: what you
do with ``grad``.
"""


def add_vjp(grad, a, b):
    ones = np.ones_like(grad)
    return unbroadcast(ones, a.shape), unbroadcast(ones, b.shape)
