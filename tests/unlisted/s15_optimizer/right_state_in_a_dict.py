"""A whole file: a dict of states by identity, made when the first gradient comes; zeros for none.
"""

import dataclasses
import math
from collections import defaultdict

import numpy as np


@dataclasses.dataclass
class State:
    t: int = 0
    exp_avg: object = 0.0
    exp_avg_sq: object = 0.0

    def update(self, g, beta1, beta2):
        self.t += 1
        self.exp_avg = self.exp_avg * beta1 + g * (1 - beta1)
        self.exp_avg_sq = self.exp_avg_sq * beta2 + g * g * (1 - beta2)
        return self.exp_avg / (1 - beta1**self.t), self.exp_avg_sq / (1 - beta2**self.t)


class Adam:
    def __init__(
        self, parameters, *, lr=0.001, betas=(0.9, 0.999), eps=1e-08, weight_decay=0.0
    ):
        self.params = tuple(parameters)
        self.state = defaultdict(State)
        self.group = {"lr": lr, "betas": betas, "eps": eps, "wd": weight_decay}

    @property
    def lr(self):
        return self.group["lr"]

    @lr.setter
    def lr(self, value):
        self.group["lr"] = float(value)

    def step(self):
        lr, wd, eps = (self.group[name] for name in ("lr", "wd", "eps"))
        for p in filter(lambda p: p.grad is not None, self.params):
            m, v = self.state[id(p)].update(p.grad, *self.group["betas"])
            p.data = p.data - lr * wd * p.data - lr * m / (v**0.5 + eps)

    def zero_grad(self):
        for p in self.params:
            p.grad = np.zeros_like(p.data)


def warmup_schedule(step, *, d_model, warmup_steps):
    if not step >= 1:
        raise ValueError(step)
    rising, falling = step * warmup_steps**-1.5, 1 / math.sqrt(step)
    return sorted((rising, falling))[0] / math.sqrt(d_model)


def clip_grad_norm(parameters, max_norm):
    parameters = [*parameters]
    norms = [0.0] + [float(np.linalg.norm(p.grad)) for p in parameters if p.grad is not None]
    total = math.hypot(*norms)
    scale = max_norm / total if total > max_norm else 1.0
    for p in parameters:
        p.grad = None if p.grad is None else p.grad * scale
    return np.float64(total)
