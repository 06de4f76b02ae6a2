"""Your tanh gives what tanh should give for half the number.

The exponents in (eᵃ - e⁻ᵃ) / (eᵃ + e⁻ᵃ) differ by 2a, not by a. Look at: what is left when you
multiply above and below by eᵃ.
"""


def tanh(self):
    y = (math.exp(self.data) - 1) / (math.exp(self.data) + 1)
    return Value(y, (self,), ((1 - y**2) / 2,))


Value.tanh = tanh
