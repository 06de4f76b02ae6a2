"""The slope of your tanh is the square of its output; it should be what that square leaves of 1.

Near 0 the curve is at its steepest, and yours would be flat there. Look at: the first term of the
formula.
"""


def tanh(self):
    y = math.tanh(self.data)
    return Value(y, (self,), (y**2,))


Value.tanh = tanh
