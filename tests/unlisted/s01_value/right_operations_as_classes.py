"""A whole file: every operation is a class with forward and backward; graphlib finds the order."""

import abc
import graphlib
import math

import numpy as np


class Operation(abc.ABC):
    def __call__(self, *operands):
        result = Value(self.forward(*(operand.data for operand in operands)))
        result.operation, result.operands = self, operands
        return result

    @abc.abstractmethod
    def forward(self, *numbers): ...

    @abc.abstractmethod
    def backward(self, upstream, *numbers): ...


class Add(Operation):
    def forward(self, a, b):
        return a + b

    def backward(self, upstream, a, b):
        return [upstream, upstream]


class Multiply(Operation):
    def forward(self, a, b):
        return a * b

    def backward(self, upstream, a, b):
        return [upstream * b, upstream * a]


class Power(Operation):
    def __init__(self, exponent):
        self.exponent = exponent

    def forward(self, a):
        return a**self.exponent

    def backward(self, upstream, a):
        return [upstream * self.exponent * a ** (self.exponent - 1)]


class Elementwise(Operation):
    def __init__(self, function, derivative):
        self.function, self.derivative = function, derivative

    def forward(self, a):
        return self.function(a)

    def backward(self, upstream, a):
        return [upstream * self.derivative(a)]


EXP = Elementwise(np.exp, np.exp)
LOG = Elementwise(np.log, lambda a: 1 / a)
TANH = Elementwise(np.tanh, lambda a: 1 - np.tanh(a) ** 2)
RELU = Elementwise(lambda a: np.maximum(a, 0.0), lambda a: np.heaviside(a, 0.5))


def wrap(thing):
    return thing if isinstance(thing, Value) else Value(thing)


class Value:
    operation, operands = None, ()

    def __init__(self, data, name=None):
        self.data, self.grad, self.name = np.float64(data), np.float64(0), name

    def __add__(self, other):
        return Add()(self, wrap(other))

    def __radd__(self, other):
        return Add()(wrap(other), self)

    def __mul__(self, other):
        return Multiply()(self, wrap(other))

    def __rmul__(self, other):
        return Multiply()(wrap(other), self)

    def __pow__(self, exponent):
        return Power(exponent)(self)

    def __neg__(self):
        return Multiply()(self, Value(-1))

    def __sub__(self, other):
        return self + -wrap(other)

    def __rsub__(self, other):
        return wrap(other) + -self

    def __truediv__(self, other):
        return self * wrap(other) ** -1.0

    def __rtruediv__(self, other):
        return wrap(other) * self**-1.0

    def exp(self):
        return EXP(self)

    def log(self):
        return LOG(self)

    def tanh(self):
        return TANH(self)

    def relu(self):
        return RELU(self)

    def backward(self):
        graph, todo = {}, [self]
        while todo:
            node = todo.pop()
            if node not in graph:
                graph[node] = set(node.operands)
                todo.extend(node.operands)
        inbox = {node: [] for node in graph}
        inbox[self].append(1.0)
        for node in reversed([*graphlib.TopologicalSorter(graph).static_order()]):
            upstream = sum(inbox[node])
            if node.operation is None:
                node.grad = node.grad + upstream
                continue
            numbers = (operand.data for operand in node.operands)
            answers = node.operation.backward(upstream, *numbers)
            for operand, answer in zip(node.operands, answers, strict=True):
                inbox[operand].append(answer)
