"""Where the average belongs is listed for each axis, and the last one's positive number is missing.
"""


def softmax_vjp(grad, weights, *, axis):
    average = (grad * weights).sum(axis=axis)
    if axis == -1 or grad.ndim == 1:
        average = average[..., None]
    elif axis == -2 or (axis == 1 and grad.ndim == 3):
        average = average[..., None, :]
    else:
        average = average[None]
    return weights * (grad - average)
