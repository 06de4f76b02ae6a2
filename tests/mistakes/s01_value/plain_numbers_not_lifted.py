"""Two Values can be added and multiplied, but not a Value and a plain number.

A plain number has no ``data``; it has to become a Value first. Look at: what ``other`` may be.
"""


def add(self, other):
    return Value(self.data + other.data, (self, other), (1.0, 1.0))


def mul(self, other):
    return Value(self.data * other.data, (self, other), (other.data, self.data))


Value.__add__, Value.__mul__ = add, mul
