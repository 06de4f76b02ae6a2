"""Every step is written on one tape, which backward reads from the end."""

TAPE = []


class Value:
    def __init__(self, data, name=None):
        self.data, self.grad, self.name = data, None, name

    def __hash__(self):
        return id(self)

    @staticmethod
    def record(data, *arrows):
        result = Value(data)
        TAPE.append((result, arrows))
        return result

    def __add__(self, other):
        other = as_value(other)
        return self.record(self.data + other.data, (self, 1), (other, 1))

    def __sub__(self, other):
        other = as_value(other)
        return self.record(self.data - other.data, (self, 1), (other, -1))

    def __mul__(self, other):
        other = as_value(other)
        return self.record(self.data * other.data, (self, other.data), (other, self.data))

    def __truediv__(self, other):
        other = as_value(other)
        y = self.data / other.data
        return self.record(y, (self, 1 / other.data), (other, -y / other.data))

    def __neg__(self):
        return self.record(-self.data, (self, -1))

    def __pow__(self, n):
        return self.record(self.data**n, (self, n * self.data ** (n - 1) if n else 0.0))

    def exp(self):
        return self.record(math.e**self.data, (self, math.e**self.data))

    def log(self):
        return self.record(math.log(self.data), (self, 1 / self.data))

    def tanh(self):
        return self.record(math.tanh(self.data), (self, math.cosh(self.data) ** -2))

    def relu(self):
        return self.record(self.data * (self.data > 0), (self, self.data > 0))

    def __rsub__(self, other):
        return Value(other) - self

    def __rtruediv__(self, other):
        return Value(other) / self

    __radd__, __rmul__ = __add__, __mul__

    def backward(self):
        gradients = {self: 1.0}
        made = {result for result, _ in TAPE}
        for result, arrows in reversed(TAPE):
            gradient = gradients.get(result)
            if gradient is not None:
                for parent, slope in arrows:
                    gradients[parent] = gradients.get(parent, 0.0) + slope * gradient
        for node, gradient in gradients.items():
            if node not in made:
                node.grad = gradient if node.grad is None else node.grad + gradient
