"""Ids are sorted and summed by runs; softmax multiplies by the whole table of slopes."""

import numpy as np


def embedding_vjp(grad, weight, ids):
    flat = np.asarray(ids).reshape(-1)
    order = flat.argsort(kind="stable")
    rows = grad.reshape(flat.size, -1)[order]
    which, starts = np.unique(flat[order], return_index=True)
    table = np.zeros(weight.shape, weight.dtype)
    table[which] = np.add.reduceat(rows, starts, axis=0)
    return table


def softmax_vjp(grad, weights, *, axis):
    p = np.swapaxes(weights, axis, -1)[..., None]
    g = np.swapaxes(grad, axis, -1)[..., None]
    jacobian = p * np.identity(p.shape[-2], dtype=p.dtype) - p @ p.swapaxes(-1, -2)
    return np.swapaxes((jacobian @ g).squeeze(-1), axis, -1)


def matmul_vjp(grad, a, b):
    if a.ndim > 2 and b.ndim == 2:
        flat_a, flat_g = a.reshape(-1, a.shape[-1]), grad.reshape(-1, grad.shape[-1])
        return (flat_g @ b.T).reshape(a.shape), flat_a.T @ flat_g
    to_a = np.matmul(grad, np.moveaxis(b, -1, -2))
    to_b = np.matmul(np.moveaxis(a, -1, -2), grad)
    return unbroadcast(to_a, a.shape), unbroadcast(to_b, b.shape)
