"""The bias is a last row of the matrix that meets a 1; subclasses, mixins and class-level defaults.
"""

import numpy as np

from minigrad import Module, Parameter, concatenate


class Drawn:
    """Mixin that draws."""

    bias = None

    def draw(self, rng, *shape):
        return Parameter(rng.standard_normal(shape) * np.sqrt(1 / shape[0]))


class Linear(Drawn, Module):
    def __init__(self, d_in, d_out, *, bias=True, rng):
        self.weight = self.draw(rng, d_in, d_out)
        if bias:
            self.bias = Parameter(np.zeros((d_out,)))

    def forward(self, x):
        if self.bias is None:
            return x @ self.weight
        d_out = self.weight.shape[-1]
        matrix = concatenate([self.weight, self.bias.reshape(1, d_out)], axis=0)
        ones = np.ones((*x.shape[:-1], 1), dtype=x.dtype)
        return concatenate([x, ones], axis=-1) @ matrix


class Projection(Linear):
    def __init__(self, d_model, *, rng):
        super().__init__(d_model, d_model, bias=False, rng=rng)


class QKVProjection(Module):
    def __init__(self, d_model, *, rng):
        self.d_model = d_model
        self.q_proj, self.k_proj, self.v_proj = [Projection(d_model, rng=rng) for _ in range(3)]

    def __iter__(self):
        yield from (self.q_proj, self.k_proj, self.v_proj)

    def forward(self, x):
        query, key, value = map(lambda layer: layer.forward(x), self)
        return query, key, value
