"""Mean and variance are taken along axis 1: right for a batch of single vectors only."""


def layer_norm(x, weight, bias, *, eps=1e-5):
    axis = min(1, x.ndim - 1)
    centred = x - x.mean(axis=axis, keepdims=True)
    variance = (centred * centred).mean(axis=axis, keepdims=True)
    return weight * (centred / (variance + eps).sqrt()) + bias
