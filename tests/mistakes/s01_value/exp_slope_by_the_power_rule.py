"""You differentiated eᵃ as if it were a power of a: a · eᵃ⁻¹.

In aⁿ the base moves, in eᵃ the exponent does, and the rules differ. Look at: how steep the
exponential is, compared with how high it is.
"""


def exp(self):
    return Value(math.exp(self.data), (self,), (self.data * math.exp(self.data - 1),))


Value.exp = exp
