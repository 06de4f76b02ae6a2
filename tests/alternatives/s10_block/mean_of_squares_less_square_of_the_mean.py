"""Variance as E[x²] - E[x]², sums divided by the width, the root by exp and log."""


def layer_norm(x, weight, bias, *, eps=1e-5):
    n = x.shape[-1]
    mean = x.sum(axis=-1, keepdims=True) / n
    variance = (x**2).sum(axis=-1, keepdims=True) / n - mean**2
    spread = ((variance + eps).log() * 0.5).exp()
    return weight / spread * (x - mean) + bias
