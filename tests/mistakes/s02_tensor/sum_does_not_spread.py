"""Your gradient of a sum has the shape of the sum, where it should have that of the array.

Every number that was added up gets the gradient. Look at: the shape that goes out.
"""


def sum_vjp(grad, a, *, axis, keepdims):
    if axis is not None and not keepdims:
        grad = np.expand_dims(grad, axis)
    return grad
