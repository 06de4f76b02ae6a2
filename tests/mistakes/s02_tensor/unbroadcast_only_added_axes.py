"""Axes that were added in front are summed, but an axis of size 1 that was stretched is not.

A column of shape (3, 1) is copied just as a row of shape (4,) is. Look at: what broadcasting
does to an axis of size 1.
"""


def unbroadcast(grad, shape):
    while grad.ndim > len(shape):
        grad = grad.sum(axis=0)
    return grad
