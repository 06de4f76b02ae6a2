"""Everything is laid flat into rows and brought back: second moments by dot products, ReLU as a
mean of x and |x|, dropout by exponential waiting times.
"""

from math import log1p


def layer_norm(x, weight, bias, *, eps=1e-5):
    shape, n = x.shape, len(weight)
    if shape[-1] != n or len(bias) != n:
        raise ValueError(f"{shape[-1]} features, {n} weights, {len(bias)} biases")
    rows = x.reshape(-1, n)
    rows = rows - (rows @ np.full((n, 1), 1 / n))
    variance = (rows.expand_dims(-2) @ rows.expand_dims(-1)).squeeze(-1) / n
    rows = rows * (variance + eps) ** -0.5
    return (rows * weight + bias).reshape(shape)


def _feed(self, x):
    wide = self.linear1(x.reshape(-1, x.shape[-1]))
    return self.linear2((wide + abs(wide)) * 0.5).reshape(x.shape)


def _drop(self, x):
    if self.training and self.p:
        waits = self.rng.standard_exponential(x.shape)
        kept = (waits > -log1p(-self.p)).astype(x.dtype)
        x = x * kept * (1 / (1 - self.p))
    return x


FeedForward.forward, Dropout.forward = _feed, _drop
