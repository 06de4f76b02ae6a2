"""Of all copies that broadcasting made, only the first one's gradient comes back.

The shape is right, but the gradients of the other copies are lost. Look at: whether you pick along
the stretched axes, or sum.
"""


def unbroadcast(grad, shape):
    while grad.ndim > len(shape):
        grad = grad[0]
    for axis, size in enumerate(shape):
        if size == 1:
            grad = grad.take([0], axis=axis)
    return grad
