"""unbroadcast takes the mean over the copies of an element, "so that gradients stay small".

Named as: unbroadcast-averages.
"""


def unbroadcast(grad, shape):
    added = grad.ndim - len(shape)
    repeated = [added + axis for axis, size in enumerate(shape) if size == 1]
    return grad.mean(axis=(*range(added), *repeated)).reshape(shape)
