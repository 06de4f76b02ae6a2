"""Neutral elements make no node: a + 0, a * 1 and a ** 1 are a itself; the rest is a table of
lambdas.
"""

import math

RULES = {
    "exp": (math.exp, lambda x, y: y),
    "log": (math.log, lambda x, y: 1 / x),
    "tanh": (math.tanh, lambda x, y: 1 - y * y),
    "relu": (lambda x: (abs(x) + x) / 2, lambda x, y: float(y > 0)),
}


def _install(name, function, slope):
    def method(self):
        y = function(self.data)
        return Value(y, parents=(self,), slopes=(slope(self.data, y),))

    method.__name__ = name
    setattr(Value, name, method)


for _name, (_function, _slope) in RULES.items():
    _install(_name, _function, _slope)

_add, _mul, _pow = Value.__add__, Value.__mul__, Value.__pow__


def _plain(x, number):
    return not isinstance(x, Value) and x == number


Value.__add__ = lambda self, other: self if _plain(other, 0) else _add(self, other)
Value.__mul__ = lambda self, other: self if _plain(other, 1) else _mul(self, other)
Value.__pow__ = lambda self, n: self if n == 1 else _pow(self, n)
