"""A whole file of einsum; results in Fortran order, or as views that are not contiguous."""

import string

import numpy as np


def unbroadcast(grad: np.ndarray, shape: tuple) -> np.ndarray:
    letters = string.ascii_lowercase[: grad.ndim]
    own = letters[grad.ndim - len(shape) :]
    kept = "".join(x for x, size in zip(own, shape, strict=True) if size != 1)
    out = np.einsum(f"{letters}->{kept}", grad)
    return np.array(np.reshape(out, shape), order="F")


def add_vjp(grad, a, b):
    return unbroadcast(grad, a.shape), unbroadcast(grad, b.shape)


def mul_vjp(grad, a, b):
    return (
        unbroadcast(np.einsum("...,...->...", grad, b), a.shape),
        unbroadcast(np.einsum("...,...->...", grad, a), b.shape),
    )


def matmul_vjp(grad, a, b):
    to_a = np.einsum("...ij,...kj->...ik", grad, b)
    to_b = np.einsum("...ik,...ij->...jk", a, grad).swapaxes(-1, -2)
    return unbroadcast(to_a, a.shape), unbroadcast(to_b, b.shape)


def sum_vjp(grad, a, *, axis, keepdims):
    if axis is None:
        axis = tuple(range(a.ndim))
    axes = {i % a.ndim for i in (axis if isinstance(axis, tuple) else (axis,))}
    shape = [1 if i in axes else size for i, size in enumerate(a.shape)]
    return np.asfortranarray(np.zeros_like(a) + np.reshape(grad, shape))


def softmax_vjp(grad, weights, *, axis):
    g, p = np.moveaxis(grad, axis, -1), np.moveaxis(weights, axis, -1)
    dot = np.einsum("...i,...i->...", g, p)[..., np.newaxis]
    return np.moveaxis(p * g - p * dot, -1, axis)


def embedding_vjp(grad, weight, ids):
    one_hot = np.eye(len(weight), dtype=grad.dtype)[ids.reshape(-1)]
    return np.einsum("nv,nd->dv", one_hot, grad.reshape(-1, weight.shape[1])).T
