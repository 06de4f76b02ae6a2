"""Your weight is never heard. While it is 1 nobody notices.

Look at: the beginning of the formula; try a weight that is not 1.
"""


def layer_norm(x, weight, bias, *, eps=1e-5):
    centred = x - x.mean(axis=-1, keepdims=True)
    variance = (centred * centred).mean(axis=-1, keepdims=True)
    return centred / (variance + eps).sqrt() + bias
