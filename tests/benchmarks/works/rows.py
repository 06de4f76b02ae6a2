"""The gradient of an embedding: 2048 rows of gradients added up into 1000 rows of weights."""

from __future__ import annotations

import numpy as np

from minigrad import Tensor, embedding
from minigrad.ops.fused import rows_added
from tests.benchmarks import timing

IDS, ROWS, WIDTH, REPEATS = 2048, 1000, 256, 20


def given(dtype: type = np.float32) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(0)
    ids = rng.integers(0, ROWS, IDS)
    return np.zeros((ROWS, WIDTH), dtype), ids, rng.standard_normal((IDS, WIDTH)).astype(dtype)


def unit(add) -> timing.Work:
    weight, ids, g = given()
    return timing.timed(lambda: add(weight, ids, g), REPEATS)


def minigrad() -> timing.Work:
    return unit(rows_added)


def reduceat() -> timing.Work:
    return unit(sort_and_reduceat)


def bincount() -> timing.Work:
    return unit(count_columns)


def one_hot() -> timing.Work:
    return unit(one_hot_product)


def sort_and_reduceat(weight, ids, g):
    order = np.argsort(ids, kind="stable")
    ids = ids[order]
    first = np.flatnonzero(np.concatenate(([True], ids[1:] != ids[:-1])))
    grad = np.zeros_like(weight)
    grad[ids[first]] = np.add.reduceat(g[order], first, axis=0)
    return grad


def count_columns(weight, ids, g):
    place = ids[:, None] * weight.shape[1] + np.arange(weight.shape[1])
    total = np.bincount(place.ravel(), weights=g.ravel(), minlength=weight.size)
    return total.reshape(weight.shape).astype(g.dtype)


def one_hot_product(weight, ids, g):
    table = np.zeros((len(weight), len(ids)), g.dtype)
    table[ids, np.arange(len(ids))] = 1
    return table @ g


def check() -> None:
    weight, ids, g = given(np.float64)
    leaf = Tensor(weight, requires_grad=True)
    embedding(leaf, ids).backward(g)
    for way in (rows_added, sort_and_reduceat, count_columns, one_hot_product):
        timing.agree(way(weight, ids, g), leaf.grad, way.__name__)


def of_a_package_nobody_has() -> timing.Work:
    """For the tests: what becomes of a peer that is not installed."""
    import a_package_nobody_has

    return unit(a_package_nobody_has)
