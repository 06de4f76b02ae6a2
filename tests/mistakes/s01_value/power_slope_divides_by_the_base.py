"""The slope of your power divides by the number itself, and fails where that is 0.

The slope of a² at 0 is 0, without any division. Look at: how to lower an exponent by one before
the power is taken.
"""


def power(self, exponent):
    y = self.data**exponent
    return Value(y, (self,), (exponent * y / self.data,))


Value.__pow__ = power
