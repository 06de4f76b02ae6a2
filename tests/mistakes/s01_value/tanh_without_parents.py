"""The hyperbolic tangent has the right value, but no gradient comes back through it.

The Value that you return does not know what it was made from, so the walk ends there. Look at:
its parents and slopes.
"""


def tanh(self):
    return Value(math.tanh(self.data))


Value.tanh = tanh
