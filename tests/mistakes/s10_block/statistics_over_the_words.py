"""You take mean and variance of a feature over the words. Layer norm takes those of a word over
its features.

Look at: the axis of mean and variance.
"""


def layer_norm(x, weight, bias, *, eps=1e-5):
    axis = max(x.ndim - 2, 0)
    centred = x - x.mean(axis=axis, keepdims=True)
    variance = (centred * centred).mean(axis=axis, keepdims=True)
    return weight * (centred / (variance + eps).sqrt()) + bias
