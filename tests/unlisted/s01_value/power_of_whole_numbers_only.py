"""The exponent is turned into a whole number on the way: a square root becomes a 1."""


def __pow__(self, exponent):
    n = int(exponent)
    return Value(self.data**n, (self,), (n * self.data ** (n - 1),))


Value.__pow__ = __pow__
