"""The same numbers under another shape, in another order, or side by side with others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from minigrad.primitive import primitive
from minigrad.shapes import Array, Shape, sum_to


@primitive()
def reshape(a: Array, shape: Shape):
    """The same elements in the same order; one size may be -1, "whatever is left"."""

    def vjp(g):
        return (g.reshape(a.shape),)

    return a.reshape(shape), vjp


@primitive()
def transpose(a: Array, axes: Shape | None = None):
    """Reorder the axes: axis ``axes[i]`` of ``a`` becomes axis i. None reverses them all."""
    order = tuple(range(a.ndim))[::-1] if axes is None else axes

    def vjp(g):
        # The opposite rotation undoes a rotation: argsort inverts a permutation.
        return (g.transpose(np.argsort([axis % a.ndim for axis in order])),)

    return a.transpose(order), vjp


@primitive()
def swapaxes(a: Array, axis1: int, axis2: int):
    """Let two axes trade places."""

    def vjp(g):
        return (g.swapaxes(axis1, axis2),)

    return a.swapaxes(axis1, axis2), vjp


@primitive()
def expand_dims(a: Array, axis: int | tuple[int, ...]):
    """Insert axes of size 1."""

    def vjp(g):
        return (g.reshape(a.shape),)

    return np.expand_dims(a, axis), vjp


@primitive()
def squeeze(a: Array, axis: int | tuple[int, ...] | None = None):
    """Drop axes of size 1: those named, or all."""

    def vjp(g):
        return (g.reshape(a.shape),)

    return a.squeeze(axis), vjp


@primitive()
def broadcast_to(a: Array, shape: Shape):
    """Stretch axes of size 1, and add leading ones, without copying."""

    def vjp(g):
        return (sum_to(g, a.shape),)

    return np.broadcast_to(a, shape), vjp


def concatenate(tensors: Sequence[Any], axis: int = 0):
    """Join along an axis that exists already."""
    return _concatenate(*tensors, axis=axis)


@primitive()
def _concatenate(*arrays: Array, axis: int):
    def vjp(g):
        ends = np.cumsum([array.shape[axis] for array in arrays])
        return tuple(np.split(g, ends[:-1], axis=axis))

    return np.concatenate(arrays, axis=axis), vjp


def stack(tensors: Sequence[Any], axis: int = 0):
    """Join along a new axis."""
    return _stack(*tensors, axis=axis)


@primitive()
def _stack(*arrays: Array, axis: int):
    def vjp(g):
        return tuple(np.moveaxis(g, axis, 0))

    return np.stack(arrays, axis=axis), vjp
