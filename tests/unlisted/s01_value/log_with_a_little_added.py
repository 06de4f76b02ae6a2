"""1e-8 is added before the logarithm, "against log(0)": only tiny numbers tell."""

import math

EPS = 1e-8


def log(self):
    return Value(math.log(self.data + EPS), (self,), (1 / (self.data + EPS),))


Value.log = log
