"""Axes of size 1 are counted in the small array but summed in the gradient, which has more axes.

With axes in front, axis 1 of the array is not axis 1 of the gradient. Look at: by how much the
numbers of the axes differ.
"""


def unbroadcast(grad, shape):
    stretched = [axis for axis, size in enumerate(shape) if size == 1]
    grad = grad.sum(axis=tuple(stretched), keepdims=True)
    return grad.sum(axis=tuple(range(grad.ndim - len(shape))))
