"""A product of two equal numbers is made a square of the first, though they are two Values."""


def __mul__(self, other):
    other = as_value(other)
    if self.data == other.data:
        return Value(self.data**2, (self,), (2 * self.data,))
    return Value(self.data * other.data, (self, other), (other.data, self.data))


Value.__mul__ = __mul__
