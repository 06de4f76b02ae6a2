"""The gradient of a sum is spread along the wrong axis: down the columns where rows were summed.

The summed axis is gone, and NumPy lines up what is left from the right. Look at: where the missing
axis was. With axis 0 nothing goes wrong, which hides it.
"""


def sum_vjp(grad, a, *, axis, keepdims):
    return np.broadcast_to(grad, a.shape)
