"""A whole file: super().__init__() everywhere, a namespace F of functions, names of torch inside.
"""

import numpy as np

from exercises.s05_projections import Linear
from minigrad import Module, Parameter, where


class F:
    @staticmethod
    def relu(x):
        return where(x > 0, x, 0.0)

    @staticmethod
    def layer_norm(x, weight=None, bias=None, eps=1e-5):
        mean = x.mean(-1, keepdims=True)
        var = x.var(-1, keepdims=True)
        x = (x - mean) / (var + eps).sqrt()
        x = x if weight is None else x * weight
        return x if bias is None else x + bias

    @staticmethod
    def dropout(x, p, training, rng):
        if not training or not p:
            return x
        mask = rng.uniform(size=x.shape) < 1 - p
        return where(mask, x / (1 - p), 0.0)


def layer_norm(x, weight, bias, *, eps=1e-5):
    if not x.shape[-1] == weight.size == bias.size:
        raise ValueError((x.shape, weight.shape, bias.shape))
    return F.layer_norm(x, weight, bias, eps)


class LayerNorm(Module):
    def __init__(self, d_model, *, eps=1e-5):
        super().__init__()
        self.normalized_shape = (d_model,)
        self.eps = eps
        self.weight = Parameter(np.ones(self.normalized_shape))
        self.bias = Parameter(np.zeros(self.normalized_shape))

    def forward(self, x):
        if x.shape[-1:] != self.normalized_shape:
            raise ValueError(f"expected {self.normalized_shape}, got {x.shape}")
        return F.layer_norm(x, self.weight, self.bias, self.eps)


class FeedForward(Module):
    def __init__(self, d_model, d_ff, *, rng):
        super().__init__()
        self.linear1 = Linear(d_model, d_ff, bias=True, rng=rng)
        self.activation = F.relu
        self.linear2 = Linear(d_ff, d_model, bias=True, rng=rng)

    def forward(self, x):
        return self.linear2(self.activation(self.linear1(x)))


class Dropout(Module):
    def __init__(self, p, *, rng):
        super().__init__()
        if not (0.0 <= p < 1.0):
            raise ValueError(f"dropout probability has to be in [0, 1), but got {p}")
        self.p = p
        self.rng = rng

    def forward(self, x):
        return F.dropout(x, self.p, self.training, self.rng)


class Residual(Module):
    def __init__(self, d_model, *, dropout=0.0, norm_first=False, rng):
        super().__init__()
        self.norm = LayerNorm(d_model)
        self.dropout = Dropout(dropout, rng=rng)
        self.norm_first = norm_first

    def forward(self, x, sublayer):
        if self.norm_first:
            x = x + self._block(self.norm(x), sublayer)
        else:
            x = self.norm(x + self._block(x, sublayer))
        return x

    def _block(self, x, sublayer):
        return self.dropout(sublayer(x))
