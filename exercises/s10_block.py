"""10 · The block: the path around attention, layer norm, feed-forward and dropout.

What it is for
--------------
Attention lets words look at each other. A layer of the Transformer holds three more things, and
without them a tower of such layers would hardly learn:

    feed-forward   each word, by itself, thinks over what it has gathered
    residual       what goes into a sub-layer also goes around it, and is added to what comes out
    layer norm     keeps the numbers at one size, however many layers they have gone through

A fourth, *dropout*, is there in training only: it throws away a part of the numbers at random,
so that no single one can be relied on.

Layer norm
----------
    y = weight · (x - mean(x)) / √(var(x) + eps) + bias

Mean and variance are those of *one word's vector*, over its d_model numbers; no word has a part
in another's. Weight and bias have d_model numbers each, one for each feature, and are learnt.
On paper, with eps left out:

    x                1     9     7     7       mean 24/4 = 6
    x - mean        -5     3     1     1       variance (25 + 9 + 1 + 1)/4 = 9, its root 3
    divided by 3  -5/3     1   1/3   1/3       mean 0, variance 1
    · weight         3     2     3     6
    + bias          10     0     0    -1
    y                5     2     1     1

The variance is divided by n = 4, the count of the numbers. Divided by n - 1 it would be 12.
What is eps = 0.00001 for? For x = (3, 3, 3, 3) nothing is left after x - mean, and the variance
is 0 as well: 0/√0 is not a number, but 0/√eps is 0. It stands *under* the root, added to the
variance; elsewhere it would be another formula.

Source: Ba, Kiros and Hinton 2016, «Layer Normalization» (arXiv:1607.06450).

Feed-forward
------------
    FFN(x) = max(0, x W_1 + b_1) W_2 + b_2

From d_model wide to d_ff, a ReLU, and back. With d_model = 2, d_ff = 3 and the word (1, -2):

    W_1 = 1  0  2     x W_1 = (1, -2, 0)              W_2 = 1   0
          0  1  1     + b_1 = (0, 0, 1)                     5   5
                      ReLU of (1, -2, 1) = (1, 0, 1)        2  -1

    (1, 0, 1) W_2 = (3, -1), and b_2 = (0, 0) changes nothing

The ReLU is what makes it worth having: without it, two linear layers are one linear layer with
the weight W_1 W_2. The result may well be negative. The paper's 512 → 2048 → 512 holds
2 · 512 · 2048 weights and 2048 + 512 biases, 2099712 numbers: twice as many as the four
projections of its attention, 4 · 512 · 512 = 1048576.

Source: Vaswani et al. 2017, «Attention Is All You Need», section 3.3 (arXiv:1706.03762).

Dropout
-------
With p = 1/4 each number is set to 0 with probability 1/4, and what is kept is divided by
1 - p = 3/4. If chance drops the second number:

    (3, 6, 9, 12)  →  (4, 0, 12, 16)

Why divide? A number x is 0 in a quarter of all cases and 4/3 · x in three quarters: on average
it is x. So the layer behind meets numbers of the usual size in use, where nothing is dropped and
nothing is divided. ``module.train()`` and ``module.eval()`` switch between the two; they set
``training`` on the module and on all modules inside it.

Residual
--------
    post-norm   norm(x + dropout(sublayer(x)))          the paper's, the default here
    pre-norm    x + dropout(sublayer(norm(x)))          norm_first=True

    post-norm       ┌──────────────────────────┐
                x ──┴── sublayer ── dropout ── + ── norm ──▸

    pre-norm        ┌──────────────────────────────────┐
                x ──┴── norm ── sublayer ── dropout ── + ──▸

Let the sub-layer multiply by ten, and x = (2, 4), whose mean is 3 and whose variance is 1:

    post-norm   x + f(x) = (22, 44), mean 33, variance 121     norm: (-1, 1)
    pre-norm    norm(x) = (-1, 1), f of it (-10, 10)           x + that: (-8, 14)

In pre-norm x itself travels on untouched, from the first layer to the last. In both, the
derivative of x + f(x) is 1 + f'(x): even where f' is nearly 0, the 1 carries the gradient home.

Source: He et al. 2016, «Deep Residual Learning for Image Recognition» (arXiv:1512.03385).

Tools
-----
A Tensor has ``.mean`` with ``axis`` and ``keepdims``, ``.sqrt()`` and ``.relu()``.
``rng.random(shape)`` draws numbers between 0 and 1, evenly: how many of them lie below p? The
engine's own layer_norm and dropout stay shut in this stage, because you are building them.

Traps
-----
A new LayerNorm has weight 1 and bias 0: forget them, and nothing is different until they have
learnt. Try your own with other numbers. Try it on a vector that hardly varies, too, and with as
many words as features, where numbers of another word slip in without a crash.

Ask of dropout: are two calls different in training, and alike after ``eval()``? And of a residual:
if the sub-layer gives nothing but zeros, what must come out?

What comes next: attention and feed-forward, each in a residual of its own, are one layer of the
encoder (11).
"""

from collections.abc import Callable

import numpy as np

from exercises.s05_projections import Linear
from minigrad import ArgumentError, Module, Parameter, Tensor, shaped


@shaped
def layer_norm(x: Tensor, weight: Tensor, bias: Tensor, *, eps: float = 1e-5) -> Tensor:
    """Give every vector mean 0 and variance 1, then scale and shift its features.

    y = weight · (x - mean(x)) / √(var(x) + eps) + bias

    Shapes:
        x: ... d_model
        weight: d_model
        bias: d_model
        returns: ... d_model

    Source:
        Ba, Kiros and Hinton 2016, «Layer Normalization», formula (4) (arXiv:1607.06450).
    """
    # TODO: centre each vector, divide it by its spread, then apply weight and bias.
    raise NotImplementedError


class LayerNorm(Module):
    """Layer norm with a weight and a bias of its own.

    Shapes:
        weight: d_model
        bias: d_model

    Source:
        Ba, Kiros and Hinton 2016, «Layer Normalization» (arXiv:1607.06450).
    """

    def __init__(self, d_model: int, *, eps: float = 1e-5) -> None:
        """Begin with weight 1 and bias 0, which change nothing."""
        # TODO: keep eps, and weight and bias as parameters.
        raise NotImplementedError

    @shaped
    def forward(self, x: Tensor) -> Tensor:
        """Normalise each vector of ``x``.

        Shapes:
            x: ... d_model
            returns: ... d_model
        """
        # TODO: apply layer_norm with the layer's own weight, bias and eps.
        raise NotImplementedError


class FeedForward(Module):
    """Two linear layers with a ReLU between them, the same for every position.

    FFN(x) = max(0, x W_1 + b_1) W_2 + b_2

    Weights:
        linear1: a Linear with bias (stage 05), d_model to d_ff
        linear2: a Linear with bias, d_ff to d_model

    Source:
        Vaswani et al. 2017, «Attention Is All You Need», section 3.3 (arXiv:1706.03762).
    """

    def __init__(self, d_model: int, d_ff: int, *, rng: np.random.Generator) -> None:
        """Create the two layers; ``rng`` draws the first weights of each in turn."""
        # TODO: keep two linear layers, one that widens and one that narrows again.
        raise NotImplementedError

    @shaped
    def forward(self, x: Tensor) -> Tensor:
        """Transform each vector by itself.

        Shapes:
            x: ... d_model
            returns: ... d_model
        """
        # TODO: widen, ReLU, narrow.
        raise NotImplementedError


class Dropout(Module):
    """Sets a fraction ``p`` of the numbers to zero in training; passes everything in eval mode.

    Source:
        Srivastava et al. 2014, «Dropout», section 10 (JMLR 15, 1929-1958).
    """

    def __init__(self, p: float, *, rng: np.random.Generator) -> None:
        """Remember how much to drop, and the generator that decides what.

        Units:
            p: probability, 0 <= p < 1.

        Raises:
            ArgumentError: p is not in 0 <= p < 1; it is a ValueError.
        """
        if not 0 <= p < 1:
            raise ArgumentError(f"p is {p}\n  expected  a probability with 0 <= p < 1")
        # TODO: keep p and the generator.
        raise NotImplementedError

    def forward(self, x: Tensor) -> Tensor:
        """Drop in training, pass in eval mode.

        y = x · keep / (1 - p),   keep = 1 with probability 1 - p, else 0

        Shapes:
            x: ...
            returns: ...
        """
        # TODO: in training, draw what to keep and scale it up; in eval mode return x.
        raise NotImplementedError


class Residual(Module):
    """The path around a sub-layer, with dropout and layer norm.

    post-norm: norm(x + dropout(sublayer(x))),   pre-norm: x + dropout(sublayer(norm(x)))

    Weights:
        norm: a LayerNorm

    Source:
        Vaswani et al. 2017, «Attention Is All You Need», sections 3.1 and 5.4
        (arXiv:1706.03762).
        Xiong et al. 2020, «On Layer Normalization in the Transformer Architecture»
        (arXiv:2002.04745), for pre-norm.
    """

    def __init__(
        self,
        d_model: int,
        *,
        dropout: float = 0.0,
        norm_first: bool = False,
        rng: np.random.Generator,
    ) -> None:
        """Create norm and dropout; ``norm_first`` True is pre-norm, False is the paper's."""
        # TODO: keep norm_first, a LayerNorm and a Dropout.
        raise NotImplementedError

    @shaped
    def forward(self, x: Tensor, sublayer: Callable[[Tensor], Tensor]) -> Tensor:
        """Add what ``sublayer`` makes of ``x`` to ``x`` itself.

        ``sublayer`` is a layer or any other function of one Tensor, and keeps its shape.

        Shapes:
            x: ... d_model
            returns: ... d_model
        """
        # TODO: the two formulas of the class; norm_first says which.
        raise NotImplementedError
