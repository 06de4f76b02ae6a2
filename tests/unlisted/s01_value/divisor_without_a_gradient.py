"""A quotient is a product with a plain number, 1 / b, so that b hears nothing of it."""


def __truediv__(self, other):
    return self * (1.0 / as_value(other).data)


Value.__truediv__ = __truediv__
