"""`exponent or 1` takes an exponent of 0 for none at all."""


def __pow__(self, exponent):
    n = exponent or 1
    return Value(self.data**n, (self,), (n * self.data ** (n - 1),))


Value.__pow__ = __pow__
