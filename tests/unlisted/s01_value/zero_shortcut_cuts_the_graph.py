"""A product with a 0 is returned as a fresh 0: the factor 0 may have a gradient all the same."""

_mul = Value.__mul__


def __mul__(self, other):
    if self.data == 0 or as_value(other).data == 0:
        return Value(0.0)
    return _mul(self, other)


Value.__mul__ = __mul__
