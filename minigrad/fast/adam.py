"""Adam of stage 15 over all parameters at once."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from operator import is_
from weakref import WeakKeyDictionary

import numpy as np

from minigrad.errors import ArgumentError
from minigrad.shapes import Array
from minigrad.tensor import Parameter

#: How many numbers are worked on at a time: few enough to stay in the processor's cache.
CHUNK = 32768


class FlatAdam:
    """Adam with decoupled weight decay; all numbers lie side by side in one array.

    A step over one long array takes a fifth of the time of a step over a hundred short ones:
    measured, 1.7 times the speed of a whole step of the smallest model. The parameters' data become
    views of that array, one for each dtype. What each step computes is what stage 15 computes: a
    parameter whose gradient is None is skipped, and has steps of its own.

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
        self.lr, self.betas, self.eps, self.weight_decay = lr, betas, eps, weight_decay
        # Those of one dtype side by side; a list that names one twice means it once.
        self.parameters = sorted(dict.fromkeys(parameters), key=lambda p: p.dtype.char)
        self.dtypes = [parameter.dtype.char for parameter in self.parameters]
        self.steps = [0] * len(self.parameters)
        flat = [flat for flat, _ in self._blocks()]
        self.mean, self.square = [list(map(np.zeros_like, flat)) for _ in range(2)]

    def step(self) -> None:
        """Move every parameter that has a gradient against it."""
        for number, (data, members) in enumerate(self._blocks()):
            block = data, self.mean[number], self.square[number]
            gradients = [self.parameters[i].grad for i in members]
            steps = set(self.steps[members.start : members.stop])
            if len(steps) == 1 and not any(gradient is None for gradient in gradients):
                step = steps.pop() + 1
                self.steps[members.start : members.stop] = [step] * len(members)
                self._move(*block, np.concatenate(gradients, axis=None), step)
            else:
                self._move_some(block, members, gradients)

    def _move_some(
        self, block: tuple[Array, ...], members: range, gradients: list[Array | None]
    ) -> None:
        """One step, each parameter by itself, for those that have a gradient."""
        end = 0
        for i, gradient in zip(members, gradients, strict=True):
            start, end = end, end + self.parameters[i].size
            if gradient is not None:
                self.steps[i] += 1
                data, mean, square = [array[start:end] for array in block]
                self._move(data, mean, square, gradient.flatten(), self.steps[i])

    def _move(self, data: Array, mean: Array, square: Array, gradient: Array, step: int) -> None:
        """One step of numbers that lie side by side; ``gradient`` is written over."""
        beta1, beta2 = self.betas
        rate = -self.lr / (1 - beta1**step)
        root = 1 / math.sqrt(1 - beta2**step)
        for start in range(0, len(gradient), CHUNK):
            here = slice(start, start + CHUNK)
            g, m, v, p = gradient[here], mean[here], square[here], data[here]
            m *= beta1
            m += (1 - beta1) * g
            g *= g
            g *= 1 - beta2
            v *= beta2
            v += g
            np.sqrt(v, out=g)
            g *= root
            g += self.eps
            np.divide(m, g, out=g)
            g *= rate
            if self.weight_decay:
                p *= 1 - self.lr * self.weight_decay
            p += g

    def zero_grad(self) -> None:
        """Forget all gradients."""
        for parameter in self.parameters:
            parameter.grad = None

    def _blocks(self) -> list[tuple[Array, range]]:
        """For each dtype all the numbers, and the places of those that they belong to.

        What was put in the place of a parameter's data in the meantime is taken over.
        """
        views, blocks = _LINKED.get(self, ([], []))
        if len(views) != len(self.parameters) or not all(
            map(is_, [parameter.data for parameter in self.parameters], views)
        ):
            blocks = list(self._linked())
            _LINKED[self] = [parameter.data for parameter in self.parameters], blocks
        return blocks

    def _linked(self) -> Iterator[tuple[Array, range]]:
        """Lay the numbers of each dtype side by side, and make the parameters' data views."""
        if self.dtypes != [parameter.dtype.char for parameter in self.parameters]:
            raise ArgumentError(
                "the parameters have another dtype than when the optimizer was made\n"
                "  hint: make the optimizer after astype()"
            )
        for dtype in dict.fromkeys(self.dtypes):
            first = self.dtypes.index(dtype)
            members = range(first, first + self.dtypes.count(dtype))
            own = [self.parameters[i] for i in members]
            flat, end = np.concatenate([parameter.data.ravel() for parameter in own]), 0
            for parameter in own:
                start, end = end, end + parameter.size
                parameter.data = flat[start:end].reshape(parameter.shape)
            yield flat, members


#: Of each optimizer, the parameters' data and the arrays that they are views of. They are no
#: attributes, because a checkpoint keeps attributes, and has the parameters' numbers already.
_LINKED: WeakKeyDictionary[FlatAdam, tuple[list[Array], list[tuple[Array, range]]]]
_LINKED = WeakKeyDictionary()
