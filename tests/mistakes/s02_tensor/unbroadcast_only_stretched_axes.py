"""Axes of size 1 are summed, but the axes that broadcasting added in front are not.

A row of shape (4,) has no axis for the batch at all, and is copied along it all the same. Look
at: how many axes the gradient has, and how many the shape.
"""


def unbroadcast(grad, shape):
    added = grad.ndim - len(shape)
    stretched = tuple(added + axis for axis, size in enumerate(shape) if size == 1)
    return grad.sum(axis=stretched, keepdims=True)
