"""In your product each factor has itself as its slope; it should be the other one.

A field of a by b metres that becomes one metre longer in the direction of a grows by b. Look at:
the order of the slopes.
"""


def mul(self, other):
    other = as_value(other)
    return Value(self.data * other.data, (self, other), (self.data, other.data))


Value.__mul__ = mul
