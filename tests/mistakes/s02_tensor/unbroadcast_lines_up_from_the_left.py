"""You compare the two shapes from the left, but broadcasting lines axes up from the right.

A row of shape (5,) belongs to the last axis of (2, 3, 5), not to the first. Look at: which axes
of the gradient the shape's axes stand for.
"""


def unbroadcast(grad, shape):
    padded = tuple(shape) + (1,) * (grad.ndim - len(shape))
    stretched = tuple(axis for axis, size in enumerate(padded) if size == 1)
    return grad.sum(axis=stretched, keepdims=True).reshape(shape)
