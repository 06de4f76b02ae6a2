"""Your power multiplies the number by itself n times, which works for n = 1, 2, 3 only.

An exponent may also be negative or a fraction, and division is made from the power -1. Look at:
Python's own ``**``, and the rule for its slope.
"""


def power(self, exponent):
    result = Value(1.0)
    for _ in range(int(exponent)):
        result = result * self
    return result


Value.__pow__ = power
