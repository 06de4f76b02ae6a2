"""One batch axis is gathered; where there are two, one of them stays.

A batch may have any number of axes: sentences, and heads in each of them. Look at: the function
that brings a gradient back to a given shape.
"""


def matmul_vjp(grad, a, b):
    to_a, to_b = grad @ b.swapaxes(-1, -2), a.swapaxes(-1, -2) @ grad
    if to_a.ndim > a.ndim:
        to_a = to_a.sum(axis=0)
    if to_b.ndim > b.ndim:
        to_b = to_b.sum(axis=0)
    return to_a, to_b
