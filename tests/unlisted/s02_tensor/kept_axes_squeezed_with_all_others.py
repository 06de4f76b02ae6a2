"""Kept axes are squeezed away before they are put back, and with them all that are 1 by themselves.
"""

import numpy as np


def sum_vjp(grad, a, *, axis, keepdims):
    if axis is None:
        return np.full_like(a, grad.item())
    grad = np.squeeze(grad) if keepdims else grad
    return np.broadcast_to(np.expand_dims(grad, axis), a.shape)
