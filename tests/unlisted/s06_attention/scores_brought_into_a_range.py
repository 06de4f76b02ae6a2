"""Scores are divided by the largest one of their row, so that none is above 1."""


def softmax(x, axis=-1):
    exponentials = (x / x.abs().max(axis=axis, keepdims=True)).exp()
    return exponentials / exponentials.sum(axis=axis, keepdims=True)
