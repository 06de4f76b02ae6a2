"""You take one mean and one variance over the whole array. Each word's vector has its own.

Look at: the axis of mean and variance.
"""


def layer_norm(x, weight, bias, *, eps=1e-5):
    centred = x - x.mean()
    variance = (centred * centred).mean()
    return weight * (centred / (variance + eps).sqrt()) + bias
