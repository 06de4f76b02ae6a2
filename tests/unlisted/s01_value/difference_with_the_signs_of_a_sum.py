"""Subtraction has a step of its own, and both its slopes are +1.

Named as: difference-with-slopes-of-a-sum.
"""


def __sub__(self, other):
    other = as_value(other)
    return Value(self.data - other.data, (self, other), (1.0, 1.0))


Value.__sub__ = __sub__
