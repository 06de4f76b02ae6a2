"""The slope of your tanh squares the number that came in; it should square what came out.

Near 0 the two are almost the same, which hides it; at 2, 1 - 2² is far from the slope of a curve
that is nearly flat. Look at: which number stands in the formula.
"""


def tanh(self):
    return Value(math.tanh(self.data), (self,), (1 - self.data**2,))


Value.tanh = tanh
