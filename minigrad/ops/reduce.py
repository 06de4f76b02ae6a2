"""From many numbers to fewer: sums, means and extremes along axes."""

from __future__ import annotations

import numpy as np

from minigrad.graph import VJP
from minigrad.primitive import primitive
from minigrad.shapes import Array

Axis = int | tuple[int, ...] | None


@primitive()
def sum(a: Array, axis: Axis = None, keepdims: bool = False):
    """Add up along ``axis``, a number, several, or None for all of them."""

    def vjp(g):
        return (np.broadcast_to(_restore(g, a, axis, keepdims), a.shape),)

    return np.asarray(a.sum(axis=axis, keepdims=keepdims)), vjp


@primitive()
def mean(a: Array, axis: Axis = None, keepdims: bool = False):
    """The average along ``axis``."""
    y = np.asarray(a.mean(axis=axis, keepdims=keepdims))

    def vjp(g):
        return (np.broadcast_to(_restore(g, a, axis, keepdims) / _count(a, y), a.shape),)

    return y, vjp


@primitive()
def var(a: Array, axis: Axis = None, keepdims: bool = False):
    """The variance along ``axis``: the mean of the squared distances from the mean.

    It divides by n, as layer normalisation does, not by n - 1.
    """
    centred = a - a.mean(axis=axis, keepdims=True)
    y = np.asarray((centred * centred).mean(axis=axis, keepdims=keepdims))

    def vjp(g):
        # The mean moves too, but the centred values add up to zero, so that part drops out.
        return (_restore(g, a, axis, keepdims) * centred * (2 / _count(a, y)),)

    return y, vjp


@primitive()
def max(a: Array, axis: Axis = None, keepdims: bool = False):
    """The largest along ``axis``; equal winners share the gradient."""
    y = np.asarray(a.max(axis=axis, keepdims=keepdims))
    return y, _to_the_winners(a, y, axis, keepdims)


@primitive()
def min(a: Array, axis: Axis = None, keepdims: bool = False):
    """The smallest along ``axis``; equal winners share the gradient."""
    y = np.asarray(a.min(axis=axis, keepdims=keepdims))
    return y, _to_the_winners(a, y, axis, keepdims)


def _to_the_winners(a: Array, y: Array, axis: Axis, keepdims: bool) -> VJP:
    def vjp(g):
        winners = (a == _restore(y, a, axis, keepdims)).astype(a.dtype)
        winners /= winners.sum(axis=axis, keepdims=True)
        return (_restore(g, a, axis, keepdims) * winners,)

    return vjp


def _count(a: Array, y: Array) -> int:
    """How many numbers of ``a`` went into each number of ``y``; never 0, so that one may divide."""
    return a.size // (y.size or 1) or 1


def _restore(reduced: Array, a: Array, axis: Axis, keepdims: bool) -> Array:
    """Put the reduced axes back with size 1, so that the result broadcasts against ``a``."""
    if keepdims or axis is None:
        return reduced.reshape((1,) * a.ndim) if axis is None else reduced
    return np.expand_dims(reduced, axis)
