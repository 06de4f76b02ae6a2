"""The slope of your exponential is a, where it should be e to the power of a.

The exponential is as steep as it is high. Look at: which of the two numbers, the one that came in
or the one that came out, you kept as the slope.
"""


def exp(self):
    return Value(math.exp(self.data), (self,), (self.data,))


Value.exp = exp
