"""15 · The optimizer: Adam, a warm-up, and gradients kept within bounds.
"""

import math
from collections.abc import Iterable

import numpy as np

from minigrad import ArgumentError, Parameter


class Adam:
    """Steps against the mean gradient, in units of its usual size.

    Source:
        Kingma and Ba 2015, «Adam», algorithm 1 (arXiv:1412.6980).
        Loshchilov and Hutter 2019, «Decoupled Weight Decay Regularization» (arXiv:1711.05101).
    """

    def __init__(
        self,
        parameters: Iterable[Parameter],
        *,
        lr: float = 1e-3,
        betas: tuple[float, float] = (0.9, 0.999),
        eps: float = 1e-8,
        weight_decay: float = 0.0,
    ) -> None:
        """Remember the parameters and begin with empty averages."""
        self.lr, self.betas, self.eps, self.weight_decay = lr, betas, eps, weight_decay
        # Task: keep the parameters, two averages for each, and the number of steps taken.
        self.parameters = list(parameters)
        self.mean = [np.zeros_like(parameter.data) for parameter in self.parameters]
        self.square = [np.zeros_like(parameter.data) for parameter in self.parameters]
        self.steps = [0] * len(self.parameters)

    def step(self) -> None:
        """Move every parameter that has a gradient.

        m = β₁ m + (1 - β₁) g,   v = β₂ v + (1 - β₂) g²
        p = p - lr · weight_decay · p - lr · m̂ / (√v̂ + eps),   m̂ = m / (1 - β₁ᵗ), v̂ = v / (1 - β₂ᵗ)
        """
        # Task: for each parameter with a gradient: both averages, their correction, the step.
        beta1, beta2 = self.betas
        for i, parameter in enumerate(self.parameters):
            if parameter.grad is None:
                continue
            g, m, v = parameter.grad, self.mean[i], self.square[i]
            self.steps[i] += 1
            m += (1 - beta1) * (g - m)
            v += (1 - beta2) * (g * g - v)
            m_hat = m / (1 - beta1 ** self.steps[i])
            v_hat = v / (1 - beta2 ** self.steps[i])
            change = m_hat / (np.sqrt(v_hat) + self.eps) + self.weight_decay * parameter.data
            parameter.data = parameter.data - self.lr * change

    def zero_grad(self) -> None:
        """Forget all gradients."""
        # Task: take away the gradient of every parameter.
        for parameter in self.parameters:
            parameter.grad = None


def warmup_schedule(step: int, *, d_model: int, warmup_steps: int) -> float:
    """The learning rate of a step: rising at first, then falling with the root of the step.

    lr = d_model^-½ · min(step^-½, step · warmup_steps^-1½)

    Raises:
        ArgumentError: step < 1; it is a ValueError.

    Source:
        Vaswani et al. 2017, «Attention Is All You Need», formula (3) (arXiv:1706.03762).
    """
    if step < 1:
        raise ArgumentError(f"step is {step}\n  expected  1 for the first step, or more")
    # Task: the smaller of the two curves, times d_model^-½.
    return d_model**-0.5 * min(step**-0.5, step * warmup_steps**-1.5)


def clip_grad_norm(parameters: Iterable[Parameter], max_norm: float) -> float:
    """Shorten all gradients together so that their norm is at most ``max_norm``.

    Returns the norm before.

    Source:
        Pascanu, Mikolov and Bengio 2013, «On the difficulty of training recurrent neural
        networks», algorithm 1 (arXiv:1211.5063).
    """
    # Task: one norm over all numbers of all gradients; scale them all if it is too large.
    parameters = [parameter for parameter in parameters if parameter.grad is not None]
    norm = math.sqrt(sum(float((parameter.grad**2).sum()) for parameter in parameters))
    if norm > max_norm:
        for parameter in parameters:
            parameter.grad = parameter.grad * (max_norm / norm)
    return norm
