"""Your power works for positive numbers only, because it takes a logarithm on the way.

(-2)³ and 0² are ordinary numbers with ordinary slopes. Look at: a rule that needs nothing but
powers of the number itself.
"""


def power(self, exponent):
    return (self.log() * exponent).exp()


Value.__pow__ = power
