"""The summed axis is put back, but always as the last one.

After a sum over axis 0 the axis is missing in front. Look at: the place where you insert it.
"""


def sum_vjp(grad, a, *, axis, keepdims):
    if axis is not None and not keepdims:
        for _ in range(a.ndim - grad.ndim):
            grad = grad[..., None]
    return np.broadcast_to(grad, a.shape)
