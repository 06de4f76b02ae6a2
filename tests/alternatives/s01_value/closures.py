"""Each step keeps a function that pays its parents; middle gradients are cleared first."""


class Value:
    def __init__(self, data, children=(), op=""):
        self.data = data
        self.grad = 0
        self.children = list(children)
        self.op = op
        self.pay = lambda: None

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data + other.data, (self, other), "+")

        def pay():
            self.grad += out.grad
            other.grad += out.grad

        out.pay = pay
        return out

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data * other.data, (self, other), "*")

        def pay():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad

        out.pay = pay
        return out

    def step(self, y, slope):
        out = Value(y, (self,), "f")

        def pay():
            self.grad += slope * out.grad

        out.pay = pay
        return out

    def __pow__(self, n):
        return self.step(self.data**n, n * self.data ** (n - 1))

    def exp(self):
        return self.step(math.exp(self.data), math.exp(self.data))

    def log(self):
        return self.step(math.log(self.data), self.data**-1)

    def tanh(self):
        t = (math.exp(2 * self.data) - 1) / (math.exp(2 * self.data) + 1)
        return self.step(t, 1 - t * t)

    def relu(self):
        return self.step(0 if self.data < 0 else self.data, int(self.data >= 0))

    def backward(self):
        topo, visited, stack = [], set(), [self]
        while stack:
            node = stack[-1]
            fresh = next((child for child in node.children if child not in visited), None)
            if fresh is not None:
                stack.append(fresh)
                continue
            stack.pop()
            if node not in visited:
                visited.add(node)
                topo.append(node)
        for node in topo:
            if node.children:
                node.grad = 0
        self.grad = 1
        for node in reversed(topo):
            node.pay()

    def __neg__(self):
        return self * -1

    def __radd__(self, other):
        return self + other

    def __sub__(self, other):
        return self + (-other)

    def __rsub__(self, other):
        return other + (-self)

    def __rmul__(self, other):
        return self * other

    def __truediv__(self, other):
        return self * other**-1

    def __rtruediv__(self, other):
        return other * self**-1
