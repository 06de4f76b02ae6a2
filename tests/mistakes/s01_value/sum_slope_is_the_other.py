"""Your sum has the right value, but its slopes are those of a product.

If a grows by one and b stays, a + b grows by one, however large b is. Look at: the slopes of the
sum.
"""


def add(self, other):
    other = as_value(other)
    return Value(self.data + other.data, (self, other), (other.data, self.data))


Value.__add__ = add
