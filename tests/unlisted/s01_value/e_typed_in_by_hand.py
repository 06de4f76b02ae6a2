"""The exponential is a power of 2.71828, five decimals of e."""

E = 2.71828


def exp(self):
    y = E**self.data
    return Value(y, (self,), (y,))


Value.exp = exp
