"""With a plain number on the left, your quotient is upside down: 4 / a gives a / 4.

In a reflected method ``self`` is what stood on the right. Look at: which operand comes first.
"""


def reflected_div(self, other):
    return self / as_value(other)


Value.__rtruediv__ = reflected_div
