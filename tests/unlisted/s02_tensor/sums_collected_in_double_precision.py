"""A fresh array of zeros collects the sums, and np.zeros makes float64, whatever grad holds."""

import numpy as np


def unbroadcast(grad, shape):
    padded = (1,) * (grad.ndim - len(shape)) + tuple(shape)
    total = np.zeros(padded)
    for index in np.ndindex(grad.shape):
        total[tuple(min(i, size - 1) for i, size in zip(index, padded, strict=True))] += grad[index]
    return total.reshape(shape)
