"""A whole file in the style of function composition: one helper stretches back, the rest are pairs.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating]
Pair = tuple[Array, Array]


def unbroadcast(grad: Array, shape: tuple[int, ...]) -> Array:
    while grad.ndim > len(shape):
        grad = grad.sum(0)
    narrow = [axis for axis, n in enumerate(shape) if n == 1 and grad.shape[axis] > 1]
    return reduce(lambda g, axis: g.sum(axis, keepdims=True), narrow, grad)


def binary(left: Callable[..., Array], right: Callable[..., Array]) -> Callable[..., Pair]:
    def vjp(grad: Array, a: Array, b: Array) -> Pair:
        sides = (left, a), (right, b)
        return tuple(unbroadcast(side(grad, a, b), np.shape(x)) for side, x in sides)

    return vjp


def turned(m: Array) -> Array:
    return np.swapaxes(m, -2, -1)


add_vjp = binary(lambda g, a, b: g, lambda g, a, b: g)
mul_vjp = binary(lambda g, a, b: g * b, lambda g, a, b: a * g)
matmul_vjp = binary(lambda g, a, b: g @ turned(b), lambda g, a, b: turned(turned(g) @ a))


def sum_vjp(grad: Array, a: Array, *, axis=None, keepdims: bool = False) -> Array:
    kept = a.sum(axis=axis, keepdims=True).shape
    return np.multiply(np.ones_like(a), np.asarray(grad).reshape(kept))


def softmax_vjp(grad: Array, weights: Array, *, axis: int = -1) -> Array:
    weighed = grad * weights
    return weighed - weights * np.sum(weighed, axis, keepdims=True)


def embedding_vjp(grad: Array, weight: Array, ids: NDArray[np.integer]) -> tuple[Array, None]:
    rows = grad.reshape(-1, grad.shape[-1])
    flat = np.ravel(ids)
    return np.stack([rows[flat == r].sum(0) for r in range(weight.shape[0])]), None
