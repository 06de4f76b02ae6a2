"""Value: a graph node that holds one number."""

from __future__ import annotations

import math
from typing import Any

from minigrad.backward import flow
from minigrad.graph import Node, new, results
from minigrad.primitive import MIXED, primitive

# The rule of an op on numbers gives the value, and the derivative with respect to each argument. It
# is a number, too, so no function is needed to send a gradient through it. Measured: a third of the
# time, because Python's collector has a third of the objects to look at.


@primitive()
def add(a: float, b: float):
    return a + b, (1.0, 1.0)


@primitive()
def sub(a: float, b: float):
    return a - b, (1.0, -1.0)


@primitive()
def mul(a: float, b: float):
    return a * b, (b, a)


@primitive()
def div(a: float, b: float):
    y = a / b
    return y, (1 / b, -y / b)


@primitive()
def neg(a: float):
    return -a, (-1.0,)


@primitive()
def power(a: float, exponent: int | float):
    # Unlike **, math.pow refuses the root of a negative number instead of making it complex.
    y = math.pow(a, exponent)
    try:
        slope = exponent * a ** (exponent - 1) if exponent else 0.0
    except (ZeroDivisionError, OverflowError):
        slope = exponent * math.inf  # the root of 0 is a number; there its curve is upright
    return y, (slope,)


@primitive()
def exp(a: float):
    y = math.exp(a)
    return y, (y,)


@primitive()
def log(a: float):
    return math.log(a), (1 / a,)


@primitive()
def tanh(a: float):
    y = math.tanh(a)
    return y, (1 - y * y,)


@primitive()
def relu(a: float):
    return max(a, 0.0), (float(a > 0),)


@primitive()
def sigmoid(a: float):
    # The same curve as 1 / (1 + e⁻ᵃ), but it cannot overflow.
    y = 0.5 * (1 + math.tanh(0.5 * a))
    return y, (y * (1 - y),)


def _swapped(op: Any) -> Any:
    """The op for an operator whose left side is no Value: ``2 - a`` asks a, with 2 as other."""
    return lambda self, other: op(other, self)


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

    def __init__(self, data: float, name: str | None = None) -> None:
        super().__init__(float(data), requires_grad=True, name=name)

    def held(self, value: float, parents: tuple[Node, ...]) -> float:
        if not all(isinstance(parent, Value) for parent in parents):
            raise TypeError(MIXED)
        return float(value)

    def constant(self, value: float) -> Value:
        node = new(Value)
        Node.__init__(node, float(value))
        return node

    def backward(self) -> None:
        """Find the gradient of this value with respect to everything it was computed from.

        A leaf adds it to what it has; a node in between forgets the one of the last time.
        """
        for node, gradient in flow(self, 1.0, every=True):
            node.grad = gradient if node.vjp or node.grad is None else node.grad + gradient

    def __repr__(self) -> str:
        return f"Value({self.data:g}{'' if self.grad is None else f', grad={self.grad:g}'})"

    __add__, __radd__ = add, _swapped(add)
    __sub__, __rsub__ = sub, _swapped(sub)
    __mul__, __rmul__ = mul, _swapped(mul)
    __truediv__, __rtruediv__ = div, _swapped(div)
    __neg__ = neg
    exp, log, tanh, relu, sigmoid = exp, log, tanh, relu, sigmoid

    def __pow__(self, exponent: Any) -> Value:
        if isinstance(exponent, Value):
            return (self.log() * exponent).exp()
        return power(self, float(exponent))

    def __rpow__(self, base: float) -> Value:
        return (self * math.log(base)).exp()


Value.result = results(Value, float)  # type: ignore[method-assign]
