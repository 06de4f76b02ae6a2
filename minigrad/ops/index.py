"""Picking elements out of arrays, and choosing between arrays element by element."""

from __future__ import annotations

from types import EllipsisType, NoneType
from typing import Any

import numpy as np

from minigrad.errors import DTypeError
from minigrad.primitive import primitive
from minigrad.shapes import Array


@primitive()
def getitem(a: Array, index: Any):
    """``a[index]``, with integers, slices, None, Ellipsis, integer and boolean arrays."""

    def vjp(g):
        grad = np.zeros_like(a)
        if _picks_once(index):
            grad[index] = g
        else:
            # `grad[index] += g` would keep only one of the gradients of an element picked twice.
            np.add.at(grad, index, g)
        return (grad,)

    return np.asarray(a[index]), vjp


def _picks_once(index: Any) -> bool:
    """True if integers and slices alone make the choice: then no element comes twice."""
    parts = index if isinstance(index, tuple) else (index,)
    single = (int, np.integer, slice, EllipsisType, NoneType)
    return all(isinstance(part, single) for part in parts)


def where(condition: Any, a: Any, b: Any):
    """``a`` where the condition is True, ``b`` elsewhere; only what was chosen gets gradient."""
    return _where(a, b, condition=np.asarray(condition))


@primitive(broadcasts=True)
def _where(a: Array, b: Array, *, condition: Array):
    def vjp(g):
        return np.where(condition, g, 0), np.where(condition, 0, g)

    return np.where(condition, a, b), vjp


@primitive()
def masked_fill(x: Array, mask: np.ndarray, value: float):
    """Replace ``x`` by ``value`` wherever the mask is True; no gradient flows there."""
    mask = np.asarray(mask)
    if mask.dtype != bool:
        raise DTypeError(
            "mask must hold booleans\n"
            "  expected  a boolean array, True where x is replaced\n"
            f"  got       {mask.dtype}"
        )
    y = np.where(mask, x.dtype.type(value), x)
    if y.shape != x.shape:
        raise ValueError(f"a mask of shape {mask.shape} would stretch x of shape {x.shape}")

    def vjp(g):
        return (np.where(mask, 0, g),)

    return y, vjp
