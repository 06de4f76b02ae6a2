"""Models and optimizers of many kinds, each with a way of its own to remember things."""

from collections import Counter, OrderedDict
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

import numpy as np

from minigrad import Module, Parameter, Tensor, dropout, save_checkpoint


class Noisy(Module):
    """Two layers with dropout between them, each with a generator that it calls as it likes."""

    def __init__(self, rng, *, width=4, share=True):
        self.first = Parameter(rng.standard_normal((3, width)))
        self.second = Parameter(rng.standard_normal((width, 2)))
        other = rng if share else np.random.default_rng(5)
        self.droppers = [{"dice": rng}, partial(dropout, p=0.2, rng=other)]

    def forward(self, x):
        hidden = dropout((x @ self.first).tanh(), 0.3, rng=self.droppers[0]["dice"])
        return self.droppers[1](hidden @ self.second)


class Optimizer:
    """What all optimizers here have in common: they move against a mean of the gradients."""

    def __init__(self, parameters):
        self.parameters = list(parameters)

    def step(self):
        for parameter in self.parameters:
            mean = self.mean(parameter)
            parameter.data = parameter.data - 0.1 * mean
            parameter.grad = None


class ListOfArrays(Optimizer):
    def __init__(self, parameters):
        super().__init__(parameters)
        # The same arrays under two names: only one of them is changed in place.
        self.means = [np.zeros_like(p.data) for p in self.parameters]
        self.again = list(self.means)

    def mean(self, parameter):
        [i] = [i for i, p in enumerate(self.parameters) if p is parameter]
        self.means[i] += 0.2 * (parameter.grad - self.means[i])
        return self.again[i]


class ByParameter(Optimizer):
    """Its memory begins empty, and the parameters themselves are the keys."""

    def __init__(self, parameters):
        super().__init__(parameters)
        self.memory = {}

    def mean(self, parameter):
        before = self.memory.get(parameter, 0.0)
        self.memory[parameter] = before + 0.2 * (parameter.grad - before)
        return self.memory[parameter]


class ById(Optimizer):
    def mean(self, parameter):
        memory = vars(self).setdefault("memory", {})
        state = memory.setdefault(id(parameter), {"t": np.int64(0), "m": (None, 0.0)})
        state["t"] += 1
        state["m"] = (None, state["m"][1] + 0.2 * parameter.grad)
        return state["m"][1] / state["t"]


class WithTensors(Optimizer):
    def __init__(self, parameters):
        super().__init__(parameters)
        self.means = OrderedDict((p, Tensor(0 * p.data)) for p in self.parameters)

    def mean(self, parameter):
        self.means[parameter] = 0.8 * self.means[parameter] + 0.2 * parameter.grad
        return self.means[parameter].data


@dataclass
class Moments:
    mean: Any = 0.0
    steps: int = 0


class Pair(NamedTuple):
    parameter: Parameter
    moments: Moments


class WithObjects(Optimizer):
    def mean(self, parameter):
        if not hasattr(self, "memory"):
            self.memory = [Pair(p, Moments()) for p in self.parameters]
        [moments] = [pair.moments for pair in self.memory if pair.parameter is parameter]
        moments.steps += 1
        moments.mean = moments.mean + 0.2 * parameter.grad
        return moments.mean / moments.steps


class WithSlots:
    __slots__ = ("__count", "data", "means", "model")

    def __init__(self, parameters):
        self.model = list(parameters)
        self.data = [p.data for p in self.model]
        self.__count = Counter()

    def step(self):
        for i, parameter in enumerate(self.model):
            self.__count[i] += 1
            # In place: the parameter sees it, for both hold one array.
            self.data[i] -= 0.1 * parameter.grad / self.__count[i]
            parameter.grad = None


class WithNoise(Optimizer):
    def __init__(self, parameters):
        super().__init__(parameters)
        self.dice = np.random.Generator(np.random.MT19937(3))
        self.schedule = lambda step: 1 / step
        self.steps = {0}

    def mean(self, parameter):
        self.steps.add(max(self.steps) + 1)
        noise = self.dice.standard_normal(parameter.shape)
        return (parameter.grad + noise) * self.schedule(max(self.steps))


OPTIMIZERS = [
    ListOfArrays, ByParameter, ById, WithTensors, WithObjects, WithSlots, WithNoise,
]


def beginning(kind=ListOfArrays, seed=3, **options):
    rng = np.random.default_rng(seed)
    model = Noisy(rng, **options)
    return model, kind(model.parameters()), rng


def train(model, optimizer, rng, steps):
    for _ in range(steps):
        x = Tensor(rng.standard_normal((5, 3)).astype(model.first.dtype))
        (model(x) ** 2).sum().backward()
        optimizer.step()


def numbers_of(module):
    return {name: array.tolist() for name, array in module.state_dict().items()}


def saved(path, model, optimizer, rng, **numbers):
    return save_checkpoint(path, model=model, optimizer=optimizer, rng=rng, **numbers)
