"""With a plain number on the left, your difference has the wrong sign: 3 - a gives a - 3.

In a reflected method ``self`` is what stood on the right. Look at: which operand comes first.
"""


def reflected_sub(self, other):
    return self - as_value(other)


Value.__rsub__ = reflected_sub
