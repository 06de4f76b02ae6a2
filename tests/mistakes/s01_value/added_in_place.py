"""Adding to a Value changes the Value itself.

``a + b`` should make a third number and leave a and b as they are; after yours, a holds the sum.
Look at: whether anything is assigned to ``self.data``.
"""


def add(self, other):
    other = as_value(other)
    self.data += other.data
    return Value(self.data, (self, other), (1.0, 1.0))


Value.__add__ = add
