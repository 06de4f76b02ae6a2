"""In a difference the second number gets a gradient of the wrong sign.

If b grows, a - b shrinks. Look at: the slope along the second parent.
"""


def sub(self, other):
    other = as_value(other)
    return Value(self.data - other.data, (self, other), (1.0, 1.0))


Value.__sub__ = sub
