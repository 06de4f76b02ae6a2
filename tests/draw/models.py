"""Small models whose graphs show what folding must keep apart."""

import numpy as np

from minigrad import Module, Parameter, Tensor


class Scale(Module):
    """x · weight"""

    def __init__(self, size=3):
        self.weight = Parameter(np.ones(size))

    def forward(self, x):
        return x * self.weight


class Layer(Module):
    """x + inner(x), with two norms that are alike and stand in two places."""

    def __init__(self):
        self.norm1, self.inner, self.norm2 = Scale(), Scale(), Scale()

    def forward(self, x):
        return self.norm2(x + self.inner(self.norm1(x)).tanh())


class Stack(Module):
    """Layers one after the other."""

    def __init__(self, layers):
        self.layers = layers

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x


class Around(Module):
    """x = x + layer(x) · 0.5, the path around each layer written outside of it."""

    def __init__(self, count):
        self.layers = [Scale() for _ in range(count)]

    def forward(self, x):
        for layer in self.layers:
            x = x + layer(x) * 0.5
        return x


class Loop(Module):
    """One layer, over and over."""

    def __init__(self):
        self.layer = Scale()

    def forward(self, x, times=5):
        for _ in range(times):
            x = self.layer(x)
        return x


class Heads(Module):
    """Layers side by side, whose results are added up."""

    def __init__(self, count):
        self.heads = [Scale() for _ in range(count)]

    def forward(self, x):
        first, *rest = [head(x) for head in self.heads]
        for other in rest:
            first = first + other
        return first


class Reader(Module):
    """A layer that looks at ``memory`` as well as at ``x``."""

    def __init__(self):
        self.own, self.cross = Scale(), Scale()

    def forward(self, x, memory):
        return self.own(x) + self.cross(memory)


class Translator(Module):
    """An encoder, and a decoder each layer of which reads what the encoder made."""

    def __init__(self, layers=4):
        self.encoder = Stack([Layer() for _ in range(layers)])
        self.decoder = [Reader() for _ in range(layers)]

    def forward(self, source, target):
        memory = self.encoder(source)
        for layer in self.decoder:
            target = layer(target, memory)
        return target


class Twice(Module):
    """The same layer for two inputs that have nothing to do with each other."""

    def __init__(self):
        self.layer = Scale()

    def forward(self, one, other):
        return self.layer(one) + self.layer(other)


def vector(name="x", size=3):
    return Tensor(np.arange(1.0, size + 1), name=name)


class Normed(Module):
    """Layers and norms in turn, each from a list of its own."""

    def __init__(self, count):
        self.layers = [Scale() for _ in range(count)]
        self.norms = [Layer() for _ in range(count)]

    def forward(self, x):
        for layer, norm in zip(self.layers, self.norms, strict=True):
            x = norm(layer(x))
        return x
