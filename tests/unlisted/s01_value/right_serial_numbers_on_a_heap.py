"""A whole file: nodes are numbered as they are made, and a heap hands out the youngest first."""

import heapq
import itertools
import math
import operator
from numbers import Real

_number = itertools.count().__next__


class Value(object):
    __slots__ = ("_grad", "_serial", "_sources", "data", "label")

    def __init__(self, data, label=None, *, sources=()):
        if not isinstance(data, Real):
            raise TypeError(f"Value needs a real number, got {type(data).__name__}")
        super().__init__()
        self.data, self.label = float(data), label
        self._sources, self._grad, self._serial = tuple(sources), 0.0, _number()

    @property
    def grad(self):
        return self._grad

    @grad.setter
    def grad(self, value):
        self._grad = value

    @classmethod
    def of(cls, thing):
        return thing if isinstance(thing, cls) else cls(thing)

    def __add__(self, other):
        other = Value.of(other)
        return Value(operator.add(self.data, other.data), sources=((self, 1), (other, 1)))

    def __mul__(self, other):
        a, b = self, Value.of(other)
        return Value(a.data * b.data, sources=((a, b.data), (b, a.data)))

    def __pow__(self, exponent):
        down = 0.0 if exponent == 0 else exponent * math.pow(self.data, exponent - 1)
        return Value(math.pow(self.data, exponent), sources=((self, down),))

    def exp(self):
        e = math.exp(self.data)
        return Value(e, sources=((self, e),))

    def log(self):
        return Value(math.log(self.data), sources=((self, self.data**-1),))

    def tanh(self):
        e = math.exp(-2 * abs(self.data))
        t = math.copysign((1 - e) / (1 + e), self.data)
        return Value(t, sources=((self, (1 - t) * (1 + t)),))

    def relu(self):
        positive = self.data > 0
        return Value(self.data * positive, sources=((self, int(positive)),))

    def backward(self):
        pending, heap = {self._serial: 1.0}, [(-self._serial, self)]
        while heap:
            minus, node = heapq.heappop(heap)
            gradient = pending.pop(-minus)
            if not node._sources:
                node.grad = node.grad + gradient
            for source, slope in node._sources:
                if source._serial not in pending:
                    heapq.heappush(heap, (-source._serial, source))
                pending[source._serial] = pending.get(source._serial, 0.0) + slope * gradient

    def __neg__(self):
        return Value(-self.data, sources=((self, -1),))

    def __radd__(self, other):
        return Value.of(other).__add__(self)

    def __rmul__(self, other):
        return Value.of(other).__mul__(self)

    def __sub__(self, other):
        return self.__add__(Value.of(other).__neg__())

    def __rsub__(self, other):
        return Value.of(other).__sub__(self)

    def __truediv__(self, other):
        return self.__mul__(Value.of(other).__pow__(-1))

    def __rtruediv__(self, other):
        return Value.of(other).__truediv__(self)
