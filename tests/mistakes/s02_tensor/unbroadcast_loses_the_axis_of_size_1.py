"""The sums are right, but an axis of size 1 is gone: a column comes back as a row.

Its shape should be exactly the one that was asked for. Look at: what ``sum`` does with the axis it
sums over.
"""


def unbroadcast(grad, shape):
    added = grad.ndim - len(shape)
    stretched = [added + axis for axis, size in enumerate(shape) if size == 1]
    return grad.sum(axis=(*range(added), *stretched))
