"""Softmax by way of its logarithm; scores from both sides divided by the fourth root of d_k."""

from math import pow


def _log_sum_exp(x, axis):
    top = x.max(axis=axis, keepdims=True).detach()
    return top + (x - top).exp().sum(axis=axis, keepdims=True).log()


def softmax(x, axis: int = -1, *, temperature: float = 1.0):
    x = x / temperature if temperature != 1.0 else x
    return (x - _log_sum_exp(x, axis)).exp()


def attention_scores(query, key):
    root = pow(query.shape[-1], 0.25)
    return (query / root) @ (key / root).swapaxes(-2, -1)


def attention(query, key, value):
    weights = softmax(attention_scores(query, key))
    output = value.swapaxes(-1, -2) @ weights.swapaxes(-1, -2)
    return output.mT, weights
