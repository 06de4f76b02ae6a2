"""The gradient of the sum of all numbers is written out by np.full, which makes it float64."""

import numpy as np

_usual = sum_vjp


def sum_vjp(grad, a, *, axis, keepdims):
    if axis is None:
        return np.full(a.shape, grad.item())
    return _usual(grad, a, axis=axis, keepdims=keepdims)
