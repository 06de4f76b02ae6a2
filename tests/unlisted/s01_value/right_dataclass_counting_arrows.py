"""A whole file: a dataclass with postponed annotations, and a walk that counts arrows (Kahn)."""

from __future__ import annotations

import math
from collections import Counter, deque
from dataclasses import dataclass, field


@dataclass(eq=False, slots=True)
class Value:
    data: float
    grad: float | None = None
    inputs: list[tuple[Value, float]] = field(default_factory=list, repr=False)

    @staticmethod
    def lift(x: Value | float) -> Value:
        return x if isinstance(x, Value) else Value(x)

    def _unary(self, y: float, slope: float) -> Value:
        return Value(y, inputs=[(self, slope)])

    def __add__(self, other: Value | float) -> Value:
        other = Value.lift(other)
        return Value(self.data + other.data, inputs=[(self, 1.0), (other, 1.0)])

    def __mul__(self, other: Value | float) -> Value:
        other = Value.lift(other)
        return Value(self.data * other.data, inputs=[(self, other.data), (other, self.data)])

    def __sub__(self, other: Value | float) -> Value:
        other = Value.lift(other)
        return Value(self.data - other.data, inputs=[(self, 1.0), (other, -1.0)])

    def __truediv__(self, other: Value | float) -> Value:
        other = Value.lift(other)
        a, b = self.data, other.data
        return Value(a / b, inputs=[(self, 1 / b), (other, -a / b**2)])

    def __pow__(self, n: float) -> Value:
        return self._unary(self.data**n, n * self.data ** (n - 1))

    __radd__, __rmul__ = __add__, __mul__

    def __rsub__(self, other: float) -> Value:
        return Value.lift(other) - self

    def __rtruediv__(self, other: float) -> Value:
        return Value.lift(other) / self

    def __neg__(self) -> Value:
        return self._unary(-self.data, -1.0)

    def exp(self) -> Value:
        return self._unary(y := math.exp(self.data), y)

    def log(self) -> Value:
        return self._unary(math.log(self.data), 1.0 / self.data)

    def tanh(self) -> Value:
        return self._unary(math.tanh(self.data), 1 / math.cosh(self.data) ** 2)

    def relu(self) -> Value:
        return self._unary(self.data, 1.0) if self.data >= 0 else self._unary(0.0, 0.0)

    def backward(self) -> None:
        arrows: Counter[int] = Counter()
        known, todo = {id(self)}, [self]
        while todo:
            for parent, _ in todo.pop().inputs:
                arrows[id(parent)] += 1
                if id(parent) not in known:
                    known.add(id(parent))
                    todo.append(parent)
        arriving = {id(self): 1.0}
        ready = deque([self])
        while ready:
            node = ready.popleft()
            gradient = arriving.pop(id(node))
            if not node.inputs:
                node.grad = (node.grad or 0.0) + gradient
            for parent, slope in node.inputs:
                arriving[id(parent)] = arriving.get(id(parent), 0.0) + gradient * slope
                arrows[id(parent)] -= 1
                if not arrows[id(parent)]:
                    ready.append(parent)
