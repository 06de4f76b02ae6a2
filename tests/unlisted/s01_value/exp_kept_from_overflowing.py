"""The exponent is cut off at 20, "so that nothing overflows": right for every small number."""

import math


def exp(self):
    y = math.exp(max(-20.0, min(20.0, self.data)))
    return Value(y, (self,), (y,))


Value.exp = exp
