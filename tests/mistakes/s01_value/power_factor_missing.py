"""The exponent has dropped by one, but the slope of your power lacks the factor in front.

For a² at a = 3 the slope is 6, and yours is 3. With n = 1 the two agree, which hides it. Look at:
where the exponent goes when it comes down.
"""


def power(self, exponent):
    return Value(self.data**exponent, (self,), (self.data ** (exponent - 1),))


Value.__pow__ = power
