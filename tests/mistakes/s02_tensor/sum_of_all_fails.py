"""A sum over one axis works, but ``axis=None``, the sum over all of them, does not.

Then the gradient is one number, and every number of the array gets it. Look at: what you do when
there is no axis to put back.
"""


def sum_vjp(grad, a, *, axis, keepdims):
    if not keepdims:
        grad = np.expand_dims(grad, axis if axis is not None else a.ndim)
    return np.broadcast_to(grad, a.shape)
