"""Your gradient of a sum is 1 everywhere: the slope without the gradient that comes in.

A slope alone is right only at the end of a computation, where that gradient is 1. Look at: what
you do with ``grad``.
"""


def sum_vjp(grad, a, *, axis, keepdims):
    return np.ones_like(a)
