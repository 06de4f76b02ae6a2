"""A vector whose numbers are all alike is returned as it is, without weight and bias."""

from minigrad import where

_layer_norm = layer_norm


def layer_norm(x, weight, bias, *, eps=1e-5):
    alike = x.data.max(axis=-1, keepdims=True) == x.data.min(axis=-1, keepdims=True)
    return where(alike, x, _layer_norm(x, weight, bias, eps=eps))
