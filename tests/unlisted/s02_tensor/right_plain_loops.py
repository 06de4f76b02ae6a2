"""A whole file of plain loops over index tuples."""

import numpy as np


def _source(index, shape):
    tail = index[len(index) - len(shape) :]
    return tuple(0 if size == 1 else i for i, size in zip(tail, shape, strict=True))


def unbroadcast(grad, shape):
    out = np.zeros(shape, dtype=grad.dtype)
    for index in np.ndindex(*grad.shape):
        out[_source(index, shape)] += grad[index]
    return out


def add_vjp(grad, a, b):
    return [unbroadcast(grad, x.shape) for x in (a, b)]


def mul_vjp(grad, a, b):
    da, db = np.zeros_like(a), np.zeros_like(b)
    for index in np.ndindex(*grad.shape):
        at_a, at_b = _source(index, a.shape), _source(index, b.shape)
        da[at_a] += grad[index] * b[at_b]
        db[at_b] += grad[index] * a[at_a]
    return [da, db]


def matmul_vjp(grad, a, b):
    da, db = np.zeros_like(a), np.zeros_like(b)
    *batch, rows, columns = grad.shape
    for index in np.ndindex(*batch):
        at_a, at_b = _source(index, a.shape[:-2]), _source(index, b.shape[:-2])
        for i in range(rows):
            for j in range(columns):
                da[at_a][i] += grad[index][i, j] * b[at_b][:, j]
                db[at_b][:, j] += grad[index][i, j] * a[at_a][i]
    return [da, db]


def sum_vjp(grad, a, *, axis, keepdims):
    axes = range(a.ndim) if axis is None else np.atleast_1d(axis) % a.ndim
    out = np.empty_like(a)
    for index in np.ndindex(*a.shape):
        kept = [i for k, i in enumerate(index) if k not in axes]
        held = [0 if k in axes else i for k, i in enumerate(index)]
        out[index] = grad[tuple(held if keepdims else kept)]
    return out


def softmax_vjp(grad, weights, *, axis):
    out = np.zeros_like(weights)
    axis %= weights.ndim
    for index in np.ndindex(*weights.shape):
        for j in range(weights.shape[axis]):
            other = (*index[:axis], j, *index[axis + 1 :])
            delta = 1.0 if j == index[axis] else 0.0
            out[index] += grad[other] * weights[other] * (delta - weights[index])
    return out


def embedding_vjp(grad, weight, ids):
    out = np.zeros_like(weight)
    for index in np.ndindex(*ids.shape):
        out[ids[index]] += grad[index]
    return out
