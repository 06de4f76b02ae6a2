"""The slope of your tanh is 1 less the output; one of the two has lost its square.

The curve is the same on both sides of 0 up to the sign, so its slope at -2 must be that at 2.
Look at: whether yours is.
"""


def tanh(self):
    y = math.tanh(self.data)
    return Value(y, (self,), (1 - y,))


Value.tanh = tanh
