"""The slope of your power has the factor n, but the exponent has not dropped.

For a² at a = 3 the slope is 6, and yours is 18. At a = 1 the two agree, which hides it. Look at:
the power rule, the part after the factor.
"""


def power(self, exponent):
    return Value(self.data**exponent, (self,), (exponent * self.data**exponent,))


Value.__pow__ = power
