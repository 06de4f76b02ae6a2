"""You take mean and variance over all words of a sentence together. Each word's vector has its
own.

Look at: the axis of mean and variance: how many axes should they run over?
"""


def layer_norm(x, weight, bias, *, eps=1e-5):
    axis = (-2, -1) if x.ndim > 1 else -1
    centred = x - x.mean(axis=axis, keepdims=True)
    variance = (centred * centred).mean(axis=axis, keepdims=True)
    return weight * (centred / (variance + eps).sqrt()) + bias
