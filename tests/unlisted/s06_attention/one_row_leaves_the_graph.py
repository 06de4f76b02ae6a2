"""A single row is made a matrix by way of its numbers, so no gradient comes back to it."""

_softmax = softmax


def softmax(x, axis=-1):
    return _softmax(Tensor(x.data[None]))[0] if x.ndim == 1 else _softmax(x, axis)
