"""Several axes are put back one by one in the order given, so that their numbers no longer fit.

Axis 2 can be inserted only when axes 0 and 1 are there; a negative number means something else
after each insertion. Look at: the tuples (2, 0) and (-1, 1).
"""


def sum_vjp(grad, a, *, axis, keepdims):
    if axis is not None and not keepdims:
        for one in axis if isinstance(axis, tuple) else (axis,):
            grad = np.expand_dims(grad, one)
    return np.broadcast_to(grad, a.shape)
