"""10 · The block: layer norm, feed-forward, dropout and the residual path around attention.
"""

import math
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
    # Task: centre each vector, divide it by its spread, then apply weight and bias.
    centred = x - x.mean(axis=-1, keepdims=True)
    # Divided by n, not n - 1; eps stands under the root.
    variance = (centred * centred).mean(axis=-1, keepdims=True)
    return weight * (centred / (variance + eps).sqrt()) + bias


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
        # Task: keep eps, and weight and bias as parameters.
        self.eps = eps
        self.weight = Parameter(np.ones(d_model))
        self.bias = Parameter(np.zeros(d_model))

    @shaped
    def forward(self, x: Tensor) -> Tensor:
        """Normalise each vector of ``x``.

        Shapes:
            x: ... d_model
            returns: ... d_model
        """
        # Task: apply layer_norm with the layer's own weight, bias and eps.
        return layer_norm(x, self.weight, self.bias, eps=self.eps)


class FeedForward(Module):
    """Two linear layers with a ReLU between them, the same for every position.

    FFN(x) = max(0, x W_1 + b_1) W_2 + b_2

    Weights:
        linear1: a Linear, d_model to d_ff
        linear2: a Linear, d_ff to d_model

    Source:
        Vaswani et al. 2017, «Attention Is All You Need», section 3.3 (arXiv:1706.03762).
    """

    def __init__(self, d_model: int, d_ff: int, *, rng: np.random.Generator) -> None:
        """Create the two layers."""
        # Task: keep two linear layers, one that widens and one that narrows again.
        self.linear1 = Linear(d_model, d_ff, rng=rng)
        self.linear2 = Linear(d_ff, d_model, rng=rng)

    @shaped
    def forward(self, x: Tensor) -> Tensor:
        """Transform each vector by itself.

        Shapes:
            x: ... d_model
            returns: ... d_model
        """
        # Task: widen, ReLU, narrow.
        return self.linear2(self.linear1(x).relu())


class Dropout(Module):
    """Sets a fraction ``p`` of the numbers to zero in training; passes everything in eval mode.

    Source:
        Srivastava et al. 2014, «Dropout», section 10 (JMLR 15, 1929-1958).
    """

    def __init__(self, p: float, *, rng: np.random.Generator) -> None:
        """Remember how much to drop, and the generator that decides what.

        Raises:
            ArgumentError: p is not in 0 <= p < 1; it is a ValueError.
        """
        if not 0 <= p < 1:
            raise ArgumentError(f"p is {p}\n  expected  a probability with 0 <= p < 1")
        # Task: keep p and the generator.
        self.p, self.rng = p, rng

    def forward(self, x: Tensor) -> Tensor:
        """Drop in training, pass in eval mode.

        y = x · keep / (1 - p),   keep = 1 with probability 1 - p, else 0

        Shapes:
            x: ...
            returns: ...
        """
        # Task: in training, draw what to keep and scale it up; in eval mode return x.
        if not self.training or not self.p:
            return x
        keep = self.rng.random(x.shape) >= self.p
        return x * (keep / (1 - self.p))


class Residual(Module):
    """The path around a sub-layer, with dropout and layer norm.

    post-norm: norm(x + dropout(sublayer(x))),   pre-norm: x + dropout(sublayer(norm(x)))

    Weights:
        norm: a LayerNorm

    Source:
        Vaswani et al. 2017, «Attention Is All You Need», section 3.1 (arXiv:1706.03762).
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
        # Task: keep norm_first, a LayerNorm and a Dropout.
        self.norm_first = norm_first
        self.norm = LayerNorm(d_model)
        self.dropout = Dropout(dropout, rng=rng)

    @shaped
    def forward(self, x: Tensor, sublayer: Callable[[Tensor], Tensor]) -> Tensor:
        """Add what ``sublayer`` makes of ``x`` to ``x`` itself.

        Shapes:
            x: ... d_model
            returns: ... d_model
        """
        # Task: the two formulas of the class; norm_first says which.
        if self.norm_first:
            return x + self.dropout(sublayer(self.norm(x)))
        return self.norm(x + self.dropout(sublayer(x)))
