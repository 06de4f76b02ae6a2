"""0 + a, with which sum() begins, gives a new Value of the same number: a gets no gradient."""


def __radd__(self, other):
    return Value(self.data) if other == 0 else self + other


Value.__radd__ = __radd__
