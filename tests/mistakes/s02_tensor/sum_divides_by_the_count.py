"""Each number gets its share of the gradient, as in a mean; in a sum each gets all of it.

If one of the numbers grows by 1, their sum grows by 1. Look at: the division.
"""


def sum_vjp(grad, a, *, axis, keepdims):
    if axis is not None and not keepdims:
        grad = np.expand_dims(grad, axis)
    return np.broadcast_to(grad / (a.size // grad.size), a.shape)
