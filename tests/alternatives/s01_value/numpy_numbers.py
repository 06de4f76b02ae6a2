"""Numbers and gradients are NumPy arrays without axes; every parent comes with a function."""

import numpy as np


class Value:
    def __init__(self, data, edges=()):
        self.data = np.array(data, dtype=np.float64)
        self.grad = np.zeros_like(self.data)
        self.edges = edges

    def __add__(self, other):
        other = as_value(other)
        return Value(self.data + other.data, [(self, lambda g: g), (other, lambda g: g)])

    def __mul__(self, other):
        a, b = self, as_value(other)
        x, y = a.data, b.data
        return Value(x * y, [(a, lambda g: g * y), (b, lambda g: g * x)])

    def __pow__(self, n):
        x = self.data
        return Value(x**n, [(self, lambda g: g * n * np.power(x, n - 1))])

    def exp(self):
        y = np.exp(self.data)
        return Value(y, [(self, lambda g: g * y)])

    def log(self):
        x = self.data
        return Value(np.log(x), [(self, lambda g: g / x)])

    def tanh(self):
        y = np.tanh(self.data)
        return Value(y, [(self, lambda g: g * (1 - y) * (1 + y))])

    def relu(self):
        x = self.data
        return Value(np.maximum(x, 0), [(self, lambda g: np.where(x > 0, g, 0.0))])

    def __neg__(self):
        return -1 * self

    def __sub__(self, other):
        return self + -as_value(other)

    def __rsub__(self, other):
        return -self + other

    def __truediv__(self, other):
        return self * as_value(other) ** -1.0

    def __rtruediv__(self, other):
        return self**-1.0 * other

    __radd__, __rmul__ = __add__, __mul__

    def backward(self):
        done, path, order = {id(self)}, [(self, iter(self.edges))], []
        while path:
            node, edges = path[-1]
            for parent, _ in edges:
                if id(parent) not in done:
                    done.add(id(parent))
                    path.append((parent, iter(parent.edges)))
                    break
            else:
                order.append(node)
                path.pop()

        flowing = {id(self): np.ones_like(self.data)}
        while order:
            node = order.pop()
            g = flowing.pop(id(node))
            for parent, vjp in node.edges:
                flowing[id(parent)] = flowing.get(id(parent), 0.0) + vjp(g)
            node.grad = g if node.edges else node.grad + g
