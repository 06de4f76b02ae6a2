"""01 · Scalar autograd: a number that remembers how it was computed can say what it depends on.

What it is for
--------------
A network learns by asking one question about each of its numbers: if this one grew a little, how
much would the loss change? The answer is a slope, the *gradient* of the loss with respect to that
number, and there may be millions of them. Nobody works them out by hand. Any computation, however
long, is made of small steps (a sum, a product, an exponential) whose slopes fit on a line. Write
down the steps while you compute, and the whole gradient follows by one walk back over them.

The idea in a picture
---------------------
With a = 2 and b = -3, compute c = a·b and then y = c + a. Each number is a *node*. An arrow leads
from a *parent* to what was made from it, and carries the slope of that one step: how fast the
result grows when the parent grows and nothing else does.

    b = -3 ───── slope 2 ──▶ c = a·b = -6 ── slope 1 ──▶ y = c + a = -4
                             ▲                           ▲
    a = 2 ──┬─── slope -3 ───┘                           │
            └─── slope 1 ────────────────────────────────┘

A product grows b times as fast as a, and a times as fast as b; a sum grows as fast as each part.

The formula
-----------
Along a path the slopes are multiplied. Where several arrows leave one node, what comes back along
them is added. That is the chain rule:

    ∂y/∂x  =  Σ  ∂y/∂z · ∂z/∂x      one term for each arrow from x to a node z

Source: Linnainmaa 1976, «Taylor expansion of the accumulated rounding error», BIT 16, 146-160;
Baydin et al. 2018, «Automatic Differentiation in Machine Learning: a Survey», section 3.2
(arXiv:1502.05767).

On paper
--------
Start at y and walk against the arrows:

    node   value   gradient
    y       -4     1                        y grows as fast as itself
    c       -6     1 · 1           =  1
    b       -3     1 · 2           =  2
    a        2     1 · (-3) + 1 · 1 = -2    two arrows leave a

Check it: with a = 2.01, y = 2.01 · (-3) + 2.01 = -4.02. So a step of 0.01 in a moved y by -0.02.

How a step is written
---------------------
A Value holds its number, its parents, and one slope per parent, in the same order. All slopes are
known when the step is taken, since they depend on the numbers that go in. The sine, which is
not among your tasks, would be

    def sin(self):
        return Value(math.sin(self.data), (self,), (math.cos(self.data),))

The steps know nothing of each other. Everything that they share is in ``backward``.

Traps
-----
One Value may be used in several steps, or twice in the same one, as in a·a. Every use is an arrow.

Order matters. Take a = 1, b = 3·a, c = b·b, y = c + b. Two arrows lead from b to c, each of slope
3, and one to y, of slope 1, so ∂y/∂b = 3 + 3 + 1 = 7 and ∂y/∂a = 21. What happens if b answers a
when only the arrow from y has reported?

Gradients of *leaves* (Values you made yourself, not by a step) add up over calls, so that a second
``y.backward()`` doubles them exactly. Which other gradients must not still be there by then?

Some graphs are 100 000 steps deep, but Python refuses more than about 1000 calls inside one
another.

When you try out a step, let another one follow it: at the end of the graph the gradient that
comes in is 1, and forgetting to multiply by 1 shows nowhere. And relu has a corner at 0, where it
has no slope: 0, 1 and anything between them will do.

What comes next: the same walk over whole arrays. An arrow then stands for a table of slopes, so
large that no one writes it down (02).
"""

from __future__ import annotations

import math


class Value:
    """A number that remembers how it was computed.

    data     the number
    grad     how fast the result grows with it, once ``backward`` has been called on the result
    parents  the Values it was made from; a leaf has none
    slopes   how fast it grows with each of them, in the same order

    Source:
        Baydin et al. 2018, «Automatic Differentiation in Machine Learning: a Survey»,
        section 3.2 (arXiv:1502.05767).
    """

    def __init__(
        self, data: float, parents: tuple[Value, ...] = (), slopes: tuple[float, ...] = ()
    ) -> None:
        """A leaf, or with parents the result of one step."""
        self.data = float(data)
        self.grad = 0.0
        self.parents = parents
        self.slopes = slopes

    def __repr__(self) -> str:
        return f"Value({self.data:g}, grad={self.grad:g})"

    def __add__(self, other: Value | float) -> Value:
        """Add two numbers.

        y = a + b
        """
        other = as_value(other)
        # TODO: return the sum as a Value that knows its two parents and the slope along each.
        raise NotImplementedError

    def __mul__(self, other: Value | float) -> Value:
        """Multiply two numbers.

        y = a · b
        """
        other = as_value(other)
        # TODO: return the product as a Value that knows its two parents and the slope along each.
        raise NotImplementedError

    def __pow__(self, exponent: float) -> Value:
        """Raise to a fixed power; ``exponent`` is a plain number and has no gradient.

        y = aⁿ
        """
        # TODO: return the power as a Value with one parent; mind negative and fractional powers.
        raise NotImplementedError

    def exp(self) -> Value:
        """Raise e to this number.

        y = eᵃ
        """
        # TODO: return the exponential as a Value with one parent.
        raise NotImplementedError

    def log(self) -> Value:
        """Take the natural logarithm of a positive number.

        y = ln a
        """
        # TODO: return the logarithm as a Value with one parent.
        raise NotImplementedError

    def tanh(self) -> Value:
        """Squash any number into the range from -1 to 1.

        y = tanh a = (eᵃ - e⁻ᵃ) / (eᵃ + e⁻ᵃ)
        """
        # TODO: return the hyperbolic tangent as a Value with one parent.
        raise NotImplementedError

    def relu(self) -> Value:
        """Let positive numbers through; everything else becomes 0.

        y = max(a, 0)
        """
        # TODO: return the number or 0 as a Value with one parent.
        raise NotImplementedError

    def backward(self) -> None:
        """Find the gradient of this Value with respect to everything that it was computed from.

        grad of a node = Σ over its arrows: grad of the node they lead to · slope

        A leaf adds it to the ``grad`` that it has, so calling this twice adds the same amount
        twice. A graph may be 100 000 steps deep.
        """
        # TODO: put the graph in order, then walk it once and let each node pay its parents.
        raise NotImplementedError

    # The other operators, made from the steps above; a number may stand on either side.

    def __radd__(self, other: float) -> Value:
        return self + other

    def __rmul__(self, other: float) -> Value:
        return self * other

    def __neg__(self) -> Value:
        return self * -1.0

    def __sub__(self, other: Value | float) -> Value:
        return self + as_value(other) * -1.0

    def __rsub__(self, other: float) -> Value:
        return as_value(other) - self

    def __truediv__(self, other: Value | float) -> Value:
        return self * as_value(other) ** -1

    def __rtruediv__(self, other: float) -> Value:
        return as_value(other) / self


def as_value(number: Value | float) -> Value:
    """A plain number in an expression becomes a leaf of its own."""
    return number if isinstance(number, Value) else Value(number)
