"""In a quotient the gradient of what stands below the line is wrong.

The slope of 1/b is -1/b², with the minus and with the square. Look at: the slope along the second
parent.
"""


def div(self, other):
    other = as_value(other)
    slopes = 1 / other.data, -self.data / other.data
    return Value(self.data / other.data, (self, other), slopes)


Value.__truediv__ = div
