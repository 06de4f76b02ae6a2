"""15 · The optimizer: Adam, a learning rate that warms up, and gradients kept within bounds.

What it is for
--------------
The gradient of the loss (14) says for every weight in which direction the loss grows. To make it
smaller, take a small step the other way. How small? The simplest answer is p = p - lr · g, with one
*learning rate* lr for all weights. But gradients differ in size. The row of a rare word in the
embedding gets a gradient once in a while, a bias at every step; one may be 1000 times as large as
the other. The step that suits one is far too long for the other.

*Adam* measures each gradient by its own usual size. It keeps two running averages for each number:
m of the gradient and v of its square. √v is how large that gradient usually is, so that m / √v is
about ±1 where all gradients point the same way, and near 0 where they contradict each other. As a
rule each weight then moves by lr or less per step, whatever its gradients are measured in.

The formula
-----------
    m = β₁ m + (1 - β₁) g          m̂ = m / (1 - β₁ᵗ)
    v = β₂ v + (1 - β₂) g²         v̂ = v / (1 - β₂ᵗ)

    p = p - lr · m̂ / (√v̂ + eps)  - lr · weight_decay · p

t counts the steps from 1. Both averages start at 0, and are too small at first: after one step m is
only (1 - β₁) g. Dividing by 1 - β₁ᵗ puts that right; later the divisor is nearly 1. eps is there so
that nothing is divided by 0.

The last term is *weight decay*: every weight shrinks a little at each step, unless the loss needs
it. It is *decoupled* (AdamW): it does not go through the averages, where it would be divided by √v̂
like any gradient. The p on the right is always the one from before the step.

Source: Kingma and Ba 2015, «Adam» (arXiv:1412.6980); Loshchilov and Hutter 2019, «Decoupled Weight
Decay Regularization» (arXiv:1711.05101).

On paper
--------
One weight, p = 1, lr = 0.1, β₁ = 0.9, β₂ = 0.999, no decay; the gradients are 2 and then -1:

    t    g     m      v           m̂         v̂         m̂/√v̂      p
    1    2    0.20   0.004000    2.0000    4.0000    1.0000    0.9000
    2   -1    0.08   0.004996    0.4211    2.4992    0.2663    0.8734

The first step is exactly lr long: m̂ = g and √v̂ = |g|. Without the correction it would be
0.2 / √0.004 = 3.16 times as long.

The warm-up
-----------
At first the averages know only a few gradients, and long steps would be guesses. So the paper lets
the learning rate of step s rise in a straight line, and fall with the root of s from then on:

    lr(s) = d_model^-½ · min(s^-½, s · warmup_steps^-1½)

          ▁▂▃▄▅▅▆▇█████▇▇▇▇▆▆▆▆▆▆▆▆▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▄▄▄▄▄▄▄▄▄▄▄     d_model = 512
    step           4000                                    20000  warmup_steps = 4000

The two curves meet at s = warmup_steps, the peak: 0.0007 in the picture. With d_model = 64 and
warmup_steps = 4 it can be done by hand; d_model^-½ is 1/8, and 4^-1½ is 1/8, too:

    step        1       2       3       4       9       16
    lr         1/64    1/32    3/64    1/16    1/24    1/32

Source: Vaswani et al. 2017, «Attention Is All You Need», section 5.3 (arXiv:1706.03762).

Clipping
--------
Now and then one batch has a gradient far longer than all others. Take the gradients of all
parameters as one long arrow: its length is the root of the sum of all squares. If that is more than
``max_norm``, make the arrow as long as ``max_norm``, and let it point where it pointed.

    gradients (3, 0) and (4)      norm √(9 + 0 + 16) = 5      max_norm 1
    clipped   (0.6, 0) and (0.8)

Source: Pascanu, Mikolov and Bengio 2013, «On the difficulty of training recurrent neural networks»
(arXiv:1211.5063).

One step of training
--------------------
    optimizer.zero_grad()          # backward() adds to the gradients that are there
    loss.backward()
    clip_grad_norm(model.parameters(), 1.0)
    optimizer.lr = warmup_schedule(step, d_model=512, warmup_steps=4000)
    optimizer.step()

A Parameter holds its numbers in ``.data`` and its gradient in ``.grad``, both plain arrays of one
shape. Where no gradient has arrived, ``.grad`` is None.

Traps
-----
* ``p = p - …`` gives a name to a new array, and nobody else sees it. What does the model hold on
  to?
* Try several steps with gradients that change: with a constant gradient every m̂ / √v̂ is ±1, and
  most mistakes are hidden. Try two parameters of one shape, and gradients around 1e-8.
* ``model.parameters()`` can be walked through only once.
* In float32, NumPy's own float64 numbers (what ``np.sqrt`` makes of a Python number) would turn a
  whole array into float64. Python's numbers do not.

What comes next: batches, epochs and a model that learns something (16).
"""

import math
from collections.abc import Iterable

import numpy as np

from minigrad import ArgumentError, Parameter


class Adam:
    """Step against the average gradient, measured by its usual size.

    Source:
        Kingma and Ba 2015, «Adam», algorithm 1 (arXiv:1412.6980).
        Loshchilov and Hutter 2019, «Decoupled Weight Decay Regularization», algorithm 2
        (arXiv:1711.05101).
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
        """Remember the parameters, and begin with empty averages. ``lr`` may be set later."""
        self.lr, self.betas, self.eps, self.weight_decay = lr, betas, eps, weight_decay
        # Task: keep the parameters, and for each of them two averages and a number of steps.

        # A list: a generator such as model.parameters() is empty after its first walk.
        self.parameters = list(parameters)
        # Each parameter has averages of its own, kept by its place in the list: two parameters
        # may have the same shape, or even the same numbers. zeros_like keeps float32.
        self.mean = [np.zeros_like(parameter.data) for parameter in self.parameters]
        self.square = [np.zeros_like(parameter.data) for parameter in self.parameters]
        self.steps = [0] * len(self.parameters)

    def step(self) -> None:
        """Move every parameter that has a gradient; one whose gradient is None is skipped.

        m = β₁ m + (1 - β₁) g,   m̂ = m / (1 - β₁ᵗ)
        v = β₂ v + (1 - β₂) g²,  v̂ = v / (1 - β₂ᵗ)
        p = p - lr · m̂ / (√v̂ + eps) - lr · weight_decay · p
        """
        # Task: for each parameter with a gradient: both averages, their correction, the step.
        beta1, beta2 = self.betas
        # Whoever sets lr may set a NumPy float64, and that would turn float32 into float64.
        lr = float(self.lr)
        for i, parameter in enumerate(self.parameters):
            g = parameter.grad
            # No gradient is not a gradient of 0: nothing moves, nothing decays.
            if g is None:
                continue
            self.mean[i] = beta1 * self.mean[i] + (1 - beta1) * g
            self.square[i] = beta2 * self.square[i] + (1 - beta2) * g**2
            # The first step is t = 1; t = 0 would divide by 0.
            self.steps[i] += 1
            # The corrected averages are for this step only: the formula goes on with m and v.
            m_hat = self.mean[i] / (1 - beta1 ** self.steps[i])
            v_hat = self.square[i] / (1 - beta2 ** self.steps[i])
            # eps stands outside of the root, and joins in after the correction.
            change = m_hat / (np.sqrt(v_hat) + self.eps)
            # The decay stays out of both averages.
            change = change + self.weight_decay * parameter.data
            # The same Parameter gets new numbers; the model holds on to it, not to its array.
            parameter.data = parameter.data - lr * change

    def zero_grad(self) -> None:
        """Forget the gradients of all parameters, so that the next backward() begins anew."""
        # Task: take the gradient away from every parameter.
        for parameter in self.parameters:
            parameter.grad = None


def warmup_schedule(step: int, *, d_model: int, warmup_steps: int) -> float:
    """The learning rate of a step: rising at first, then falling with the root of the step.

    lr = d_model^-½ · min(step^-½, step · warmup_steps^-1½)

    Units:
        step: steps, counted from 1; the peak is at warmup_steps

    Raises:
        ArgumentError: step is less than 1; it is a ValueError.

    Source:
        Vaswani et al. 2017, «Attention Is All You Need», formula (3) (arXiv:1706.03762).
    """
    if step < 1:
        raise ArgumentError(
            "step is too small\n"
            "  expected  1 for the first step, or more\n"
            f"  got       {step}"
        )
    # Task: take the smaller of the two curves, times d_model^-½.

    # The rising line is the smaller one before warmup_steps, the falling root behind it. At
    # step = warmup_steps both are warmup_steps^-½.
    return d_model**-0.5 * min(step**-0.5, step * warmup_steps**-1.5)


def clip_grad_norm(parameters: Iterable[Parameter], max_norm: float) -> float:
    """Shorten all gradients together so that their norm is at most ``max_norm``.

    norm = √(Σ g² over all numbers of all gradients)
    g    = g · max_norm / norm   if norm is above max_norm

    Returns the norm before. Parameters without a gradient are passed over.

    Source:
        Pascanu, Mikolov and Bengio 2013, «On the difficulty of training recurrent neural
        networks», algorithm 1 (arXiv:1211.5063).
    """
    # Task: compute one norm of all gradients, and scale them all alike if it is too large.

    # A list, because it is walked through twice.
    given = [parameter for parameter in parameters if parameter.grad is not None]
    # One norm for all. With a norm of its own each gradient would get another factor, and the
    # step another direction.
    norm = math.sqrt(sum(float((parameter.grad**2).sum()) for parameter in given))
    # Only what is too long is changed; so a norm of 0 divides nothing either.
    if norm > max_norm:
        for parameter in given:
            parameter.grad = parameter.grad * (max_norm / norm)
    return norm
