"""You divide x by its spread, but its mean is still in it: only the variance was computed around
the mean.

Look at: the line "x - mean" of the example.
"""


def layer_norm(x, weight, bias, *, eps=1e-5):
    variance = x.var(axis=-1, keepdims=True)
    return weight * (x / (variance + eps).sqrt()) + bias
