"""A gradient with as many numbers as the array is passed on as it is: (1, 3) where (3,) is due."""

import math

_usual = unbroadcast


def unbroadcast(grad, shape):
    if grad.size == math.prod(shape):
        return grad
    return _usual(grad, shape)
