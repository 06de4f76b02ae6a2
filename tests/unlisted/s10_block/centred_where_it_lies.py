"""The mean is taken off in the caller's own array.

Named as: norm-centres-its-input.
"""

_layer_norm = layer_norm


def layer_norm(x, weight, bias, *, eps=1e-5):
    x.data -= x.data.mean(axis=-1, keepdims=True)
    return _layer_norm(x, weight, bias, eps=eps)
