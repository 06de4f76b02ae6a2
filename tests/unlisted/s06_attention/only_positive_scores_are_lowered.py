"""Rows are lowered where their largest score is positive; a row far below 0 vanishes."""

from minigrad import maximum


def softmax(x, axis=-1):
    exponentials = (x - maximum(x.max(axis=axis, keepdims=True), 0.0)).exp()
    return exponentials / exponentials.sum(axis=axis, keepdims=True)
