"""tanh counts as flat where it is within half a hundredth of 1 or -1: beyond 3 its slope is 0."""

import math


def tanh(self):
    y = math.tanh(self.data)
    return Value(y, (self,), (1 - y**2 if abs(y) < 0.995 else 0.0,))


Value.tanh = tanh
