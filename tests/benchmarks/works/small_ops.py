"""999 ops on eight numbers, tanh(x · w + b) in a chain, forward and backward: pure overhead."""

from __future__ import annotations

import numpy as np

from minigrad import Tensor
from minigrad.fast import keep_memory
from tests.benchmarks import timing

LINKS, WIDTH, REPEATS = 333, 8, 20


def numbers(dtype: type = np.float32) -> np.ndarray:
    return np.random.default_rng(0).standard_normal((3, WIDTH)).astype(dtype)


def unit(step) -> timing.Work:
    return timing.timed(step, REPEATS, units=3 * LINKS)


def minigrad() -> timing.Work:
    keep_memory()
    return unasked()


def unasked() -> timing.Work:
    """The same without ``keep_memory``: Python's cyclic collector looks at each node."""
    return unit(engine(np.float32)[0])


def engine(dtype: type):
    """The step, and x, w and b."""
    leaves = [Tensor(row, requires_grad=True) for row in numbers(dtype)]
    return chain(leaves), leaves


def hand() -> timing.Work:
    return unit(lambda: by_hand(*numbers_once))


numbers_once = numbers()


def by_hand(x: np.ndarray, w: np.ndarray, b: np.ndarray):
    """The gradients of x, w and b."""
    kept = [x]
    for _ in range(LINKS):
        x = np.tanh(x * w + b)
        kept.append(x)
    g, to_w, to_b = np.ones_like(x), np.zeros_like(w), np.zeros_like(b)
    for i in range(LINKS, 0, -1):
        y = kept[i]
        g = g * (1 - y * y)
        to_b = to_b + g
        to_w = to_w + g * kept[i - 1]
        g = g * w
    return g, to_w, to_b


def torch() -> timing.Work:
    import torch

    torch.set_num_threads(1)
    return unit(chain([torch.tensor(row, requires_grad=True) for row in numbers()]))


def chain(leaves):
    """The step for us and for torch, which speak alike."""
    x0, w, b = leaves

    def step() -> None:
        for leaf in leaves:
            leaf.grad = None
        x = x0
        for _ in range(LINKS):
            x = (x * w + b).tanh()
        x.sum().backward()

    return step


def mygrad() -> timing.Work:
    import mygrad

    x0, w, b = (mygrad.tensor(row) for row in numbers())

    def step() -> None:
        x = x0
        for _ in range(LINKS):
            x = mygrad.tanh(x * w + b)
        x.sum().backward()

    return unit(step)


def autograd() -> timing.Work:
    from autograd import grad
    from autograd import numpy as anp

    def output(leaves):
        x, w, b = leaves
        for _ in range(LINKS):
            x = anp.tanh(x * w + b)
        return anp.sum(x)

    leaves = tuple(numbers())
    gradient = grad(output)
    return unit(lambda: gradient(leaves))


def check() -> None:
    step, leaves = engine(np.float64)
    step()
    for name, leaf, got in zip("xwb", leaves, by_hand(*numbers(np.float64)), strict=True):
        timing.agree(got, leaf.grad, name)
