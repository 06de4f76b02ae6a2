"""A whole file with torch's habits: in_features, reset_parameters, a functional linear, extra_repr.
"""

import math

import numpy as np

from minigrad import Module, Parameter


def linear(input, weight, bias=None):
    output = input @ weight
    if bias is not None:
        output = output + bias
    return output


class Linear(Module):
    def __init__(self, in_features, out_features, *, bias=True, rng, device=None):
        super().__init__()
        self.in_features = in_features
        self.out_features = out_features
        self.weight = Parameter(np.empty((in_features, out_features)))
        if bias:
            self.bias = Parameter(np.empty(out_features))
        else:
            self.bias = None
        self.reset_parameters(rng)

    def reset_parameters(self, rng):
        bound = 1 / math.sqrt(self.in_features)
        self.weight.data[...] = rng.uniform(-bound, bound, self.weight.shape)
        if self.bias is not None:
            self.bias.data[...] = rng.uniform(-bound, bound, self.bias.shape)

    def forward(self, input):
        return linear(input, self.weight, self.bias)

    def extra_repr(self):
        return f"in_features={self.in_features}, out_features={self.out_features}"


class QKVProjection(Module):
    def __init__(self, d_model, *, rng):
        super().__init__()
        for name in ("q_proj", "k_proj", "v_proj"):
            setattr(self, name, Linear(d_model, d_model, bias=False, rng=rng))

    def forward(self, input):
        return [getattr(self, name)(input) for name in ("q_proj", "k_proj", "v_proj")]
