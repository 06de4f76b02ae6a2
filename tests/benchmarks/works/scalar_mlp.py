"""Single numbers: a network 2-16-16-1 with ReLU on 100 samples, loss and all gradients."""

from __future__ import annotations

import random
from itertools import pairwise

from minigrad import Value
from minigrad.fast import keep_memory
from tests.benchmarks import timing

WIDTHS = (2, 16, 16, 1)
SAMPLES = 100

Layer = list[tuple[list, object]]


def numbers() -> tuple[list[Layer], list[tuple[list[float], float]]]:
    """Layers, each a list of neurons (weights, bias), and samples (inputs, what should come)."""
    rng = random.Random(0)
    layers = [
        [([rng.uniform(-1, 1) for _ in range(d_in)], rng.uniform(-1, 1)) for _ in range(d_out)]
        for d_in, d_out in pairwise(WIDTHS)
    ]
    inputs = [[rng.uniform(-1, 1) for _ in range(WIDTHS[0])] for _ in range(SAMPLES)]
    return layers, [(x, 1.0 if x[0] * x[1] > 0 else -1.0) for x in inputs]


def minigrad() -> timing.Work:
    keep_memory()
    return unasked()


def unasked() -> timing.Work:
    """The same without ``keep_memory``: Python's cyclic collector looks at each node."""
    return timing.timed(engine(Value)[0], 1)


def micrograd() -> timing.Work:
    from micrograd import engine as other

    return timing.timed(engine(other.Value)[0], 1)


def engine(number: type):
    """The step, and the weights in the order of ``numbers``."""
    plain, samples = numbers()
    layers = [[([number(w) for w in ws], number(b)) for ws, b in layer] for layer in plain]
    leaves = [leaf for layer in layers for ws, b in layer for leaf in (*ws, b)]

    def step() -> None:
        for leaf in leaves:
            leaf.grad = 0.0
        total = number(0.0)
        for x, target in samples:
            for layer in layers[:-1]:
                x = [sum((w * xi for w, xi in zip(ws, x, strict=True)), b).relu()
                     for ws, b in layer]
            ws, b = layers[-1][0]
            error = sum((w * xi for w, xi in zip(ws, x, strict=True)), b) - target
            total = total + error * error
        total.backward()

    return step, leaves


def hand() -> timing.Work:
    layers, samples = numbers()
    return timing.timed(lambda: by_hand(layers, samples), 4)


def by_hand(layers: list[Layer], samples) -> list[list[tuple[list[float], float]]]:
    """The gradients, in the form of the layers, in plain Python."""
    totals = [[([0.0] * len(ws), 0.0) for ws, _ in layer] for layer in layers]
    for x, target in samples:
        kept = [x]
        for layer in layers[:-1]:
            x = [max(sum([w * xi for w, xi in zip(ws, x, strict=True)], b), 0.0)
                 for ws, b in layer]
            kept.append(x)
        ws, b = layers[-1][0]
        g = [2 * (sum([w * xi for w, xi in zip(ws, x, strict=True)], b) - target)]
        for i in range(len(layers) - 1, -1, -1):
            x, layer, total = kept[i], layers[i], totals[i]
            to_x = [0.0] * len(x)
            for j, gj in enumerate(g):
                if gj:
                    ws, (to_ws, to_b) = layer[j][0], total[j]
                    total[j] = [t + gj * xi for t, xi in zip(to_ws, x, strict=True)], to_b + gj
                    to_x = [t + gj * w for t, w in zip(to_x, ws, strict=True)]
            g = [t if xi > 0 else 0.0 for t, xi in zip(to_x, x, strict=True)]
    return totals


def check() -> None:
    step, leaves = engine(Value)
    step()
    totals = by_hand(*numbers())
    got = [one for layer in totals for ws, b in layer for one in (*ws, b)]
    timing.agree(got, [leaf.grad for leaf in leaves], "the gradients")
