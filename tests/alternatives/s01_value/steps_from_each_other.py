"""Powers by products where the exponent is whole, tanh from exp, relu by choosing."""


def power(self, exponent):
    if isinstance(exponent, int) and exponent > 0:
        result = self
        for _ in range(exponent - 1):
            result = result * self
        return result
    slope = exponent * math.pow(self.data, exponent - 1)
    return Value(math.pow(self.data, exponent), (self,), (slope,))


def tanh(self):
    grown = (self + self).exp()
    return (grown - 1) / (grown + 1)


def relu(self):
    return self * 1.0 if self.data > 0 else self * 0.0


Value.__pow__, Value.tanh, Value.relu = power, tanh, relu
