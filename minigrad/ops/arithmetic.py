"""Elementwise arithmetic. Arguments broadcast as in NumPy."""

from __future__ import annotations

import math

import numpy as np

from minigrad.primitive import primitive
from minigrad.shapes import Array


@primitive(broadcasts=True)
def add(a: Array, b: Array):
    """a + b"""

    def vjp(g):
        return g, g

    return a + b, vjp


@primitive(broadcasts=True)
def sub(a: Array, b: Array):
    """a - b"""

    def vjp(g):
        return g, -g

    return a - b, vjp


@primitive(broadcasts=True)
def mul(a: Array, b: Array):
    """a * b"""

    def vjp(g):
        return g * b, g * a

    return a * b, vjp


@primitive(broadcasts=True)
def div(a: Array, b: Array):
    """a / b"""
    y = a / b

    def vjp(g):
        # ∂(a/b)/∂b = -a/b² = -y/b
        share = g / b
        return share, -share * y

    return y, vjp


@primitive()
def neg(a: Array):
    """-a"""

    def vjp(g):
        return (-g,)

    return -a, vjp


@primitive()
def power(a: Array, exponent: int | float):
    """a ** exponent, for an exponent that is a plain number."""

    def vjp(g):
        # 0 · a⁻¹ would be NaN where a is 0, but a⁰ is 1 everywhere.
        return (g * (exponent * a ** (exponent - 1)) if exponent else np.zeros_like(a),)

    return a**exponent, vjp


@primitive(broadcasts=True)
def pow(a: Array, b: Array):
    """a ** b, differentiable in both. The gradient of b counts only where a > 0."""
    y = a**b

    def vjp(g):
        slope = b * a ** np.where(b == 0, 0, b - 1)
        return g * slope, g * y * np.log(np.where(a > 0, a, 1))

    return y, vjp


@primitive()
def exp(a: Array):
    """eᵃ"""
    y = np.exp(a)

    def vjp(g):
        return (g * y,)

    return y, vjp


@primitive()
def log(a: Array):
    """The natural logarithm."""

    def vjp(g):
        return (g / a,)

    return np.log(a), vjp


@primitive()
def sqrt(a: Array):
    """√a"""
    y = np.sqrt(a)

    def vjp(g):
        return (g / (2 * y),)

    return y, vjp


@primitive()
def tanh(a: Array):
    """(eᵃ - e⁻ᵃ) / (eᵃ + e⁻ᵃ)"""
    y = np.tanh(a)

    def vjp(g):
        # g (1 - y²) without the 1: NumPy takes twice as long for arrays with a number of Python.
        return (g - g * y * y,)

    return y, vjp


@primitive()
def sigmoid(a: Array):
    """1 / (1 + e⁻ᵃ)"""
    # The same curve as ½ (1 + tanh(a/2)), which cannot overflow.
    y = 0.5 * (1 + np.tanh(0.5 * a))

    def vjp(g):
        return (g * y * (1 - y),)

    return y, vjp


@primitive()
def relu(a: Array):
    """max(a, 0); the slope at 0 is taken to be 0."""
    y = np.maximum(a, 0)

    def vjp(g):
        return (g * (y > 0),)

    return y, vjp


@primitive()
def gelu(a: Array):
    """a · Φ(a), with Φ the normal distribution, in its usual approximation by tanh.

    ½ a (1 + tanh(√(2/π) (a + 0.044715 a³)))

    Source:
        Hendrycks and Gimpel 2016, «Gaussian Error Linear Units», section 2 (arXiv:1606.08415).
    """
    c = math.sqrt(2 / math.pi)
    t = np.tanh(c * (a + 0.044715 * a**3))

    def vjp(g):
        inner = c * (1 + 3 * 0.044715 * a**2)
        return (g * 0.5 * (1 + t + a * (1 - t * t) * inner),)

    return 0.5 * a * (1 + t), vjp


@primitive()
def abs(a: Array):
    """|a|; the slope at 0 is taken to be 0."""

    def vjp(g):
        return (g * np.sign(a),)

    return np.abs(a), vjp


@primitive(broadcasts=True)
def maximum(a: Array, b: Array):
    """The larger of the two; equal ones share the gradient."""

    def vjp(g):
        to_a = _share_of_first(a, b)
        return g * to_a, g * (1 - to_a)

    return np.maximum(a, b), vjp


@primitive(broadcasts=True)
def minimum(a: Array, b: Array):
    """The smaller of the two; equal ones share the gradient."""

    def vjp(g):
        to_a = _share_of_first(b, a)
        return g * to_a, g * (1 - to_a)

    return np.minimum(a, b), vjp


def _share_of_first(a: Array, b: Array) -> Array:
    """1 where a wins, 0 where it loses, ½ where both are equal."""
    return ((a > b) + 0.5 * (a == b)).astype(a.dtype)
