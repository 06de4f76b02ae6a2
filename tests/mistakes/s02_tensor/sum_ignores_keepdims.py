"""With ``keepdims=True`` the axis is still there, and you insert it a second time.

The gradient always has the shape of the sum. Look at: which shape that is in each of the two
cases.
"""


def sum_vjp(grad, a, *, axis, keepdims):
    if axis is not None:
        grad = np.expand_dims(grad, axis)
    return np.broadcast_to(grad, a.shape)
