"""Your gradient has the shape of the result, where it should have the shape of the input.

The forward pass copied the smaller array; on the way back the gradients of the copies have to be
gathered. Look at: the shape that ``unbroadcast`` is asked for.
"""


def unbroadcast(grad, shape):
    return grad
