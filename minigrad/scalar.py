"""Value: a graph node that holds one number."""

from __future__ import annotations

import math
from typing import Any

from minigrad.graph import Node, flow, new
from minigrad.primitive import primitive


class Value(Node):
    """A number that remembers how it was computed.

    >>> a = Value(2.0, name="a")
    >>> b = Value(-3.0, name="b")
    >>> c = a * b + a**2
    >>> c.data
    -2.0
    >>> c.backward()
    >>> a.grad, b.grad
    (1.0, 2.0)
    """

    __slots__ = ()
    holds = float

    def __init__(self, data: float, name: str | None = None) -> None:
        super().__init__(float(data), requires_grad=True, name=name)

    def held(self, value: float, parents: tuple[Node, ...]) -> float:
        return float(value)

    def constant(self, value: float) -> Value:
        node = new(Value)
        Node.__init__(node, float(value))
        return node

    def backward(self) -> None:
        """Find the gradient of this value with respect to everything it was computed from.

        A leaf adds it to what it has; a node in between forgets the one of the last time.
        """
        for node, gradient in flow(self, 1.0):
            node.grad = gradient if node.vjp or node.grad is None else node.grad + gradient

    def __repr__(self) -> str:
        return f"Value({self.data:g}{'' if self.grad is None else f', grad={self.grad:g}'})"

    def __add__(self, other: Any) -> Value:
        return add(self, other)

    def __radd__(self, other: Any) -> Value:
        return add(other, self)

    def __sub__(self, other: Any) -> Value:
        return sub(self, other)

    def __rsub__(self, other: Any) -> Value:
        return sub(other, self)

    def __mul__(self, other: Any) -> Value:
        return mul(self, other)

    def __rmul__(self, other: Any) -> Value:
        return mul(other, self)

    def __truediv__(self, other: Any) -> Value:
        return div(self, other)

    def __rtruediv__(self, other: Any) -> Value:
        return div(other, self)

    def __neg__(self) -> Value:
        return neg(self)

    def __pow__(self, exponent: Any) -> Value:
        if isinstance(exponent, Value):
            return (self.log() * exponent).exp()
        return power(self, float(exponent))

    def __rpow__(self, base: float) -> Value:
        return (self * math.log(base)).exp()

    def exp(self) -> Value:
        return exp(self)

    def log(self) -> Value:
        return log(self)

    def tanh(self) -> Value:
        return tanh(self)

    def relu(self) -> Value:
        return relu(self)

    def sigmoid(self) -> Value:
        return sigmoid(self)


Value.kind = Value


@primitive()
def add(a: float, b: float):
    return a + b, lambda g: (g, g)


@primitive()
def sub(a: float, b: float):
    return a - b, lambda g: (g, -g)


@primitive()
def mul(a: float, b: float):
    return a * b, lambda g: (g * b, g * a)


@primitive()
def div(a: float, b: float):
    return a / b, lambda g: (g / b, -g * a / (b * b))


@primitive()
def neg(a: float):
    return -a, lambda g: (-g,)


@primitive()
def power(a: float, exponent: int | float):
    # Unlike **, math.pow refuses the root of a negative number instead of making it complex.
    y = math.pow(a, exponent)
    return y, lambda g: (g * exponent * a ** (exponent - 1) if exponent else 0.0,)


@primitive()
def exp(a: float):
    y = math.exp(a)
    return y, lambda g: (g * y,)


@primitive()
def log(a: float):
    return math.log(a), lambda g: (g / a,)


@primitive()
def tanh(a: float):
    y = math.tanh(a)
    return y, lambda g: (g * (1 - y * y),)


@primitive()
def relu(a: float):
    return max(a, 0.0), lambda g: (g * (a > 0),)


@primitive()
def sigmoid(a: float):
    # The same curve as 1 / (1 + e⁻ᵃ), but it cannot overflow.
    y = 0.5 * (1 + math.tanh(0.5 * a))
    return y, lambda g: (g * y * (1 - y),)
