"""The parameters live in a Module, whose zero_grad is used; averages are attributes of tuples."""

from typing import NamedTuple

from minigrad import Module


class Averages(NamedTuple):
    mean: "np.ndarray"
    square: "np.ndarray"
    steps: int


class Adam(Module):
    def __init__(self, parameters, *, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.0):
        self.lr, self.betas, self.eps, self.weight_decay = lr, betas, eps, weight_decay
        self.held = list(parameters)
        empty = [np.zeros_like(parameter.data) for parameter in self.held]
        self.averages = [Averages(zeros, zeros, 0) for zeros in empty]

    def step(self):
        beta1, beta2 = self.betas
        for i, (parameter, (m, v, t)) in enumerate(zip(self.held, self.averages, strict=True)):
            g = parameter.grad
            if g is not None:
                m, v, t = beta1 * m + (1 - beta1) * g, beta2 * v + (1 - beta2) * g**2, t + 1
                self.averages[i] = Averages(m, v, t)
                change = m / (1 - beta1**t) / ((v / (1 - beta2**t)) ** 0.5 + self.eps)
                change += self.weight_decay * parameter.data
                parameter.data = parameter.data - self.lr * change
