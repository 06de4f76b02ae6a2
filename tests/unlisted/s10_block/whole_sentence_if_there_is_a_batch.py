"""Up to two axes all is right; of three or more, the last two are normalised together."""


def layer_norm(x, weight, bias, *, eps=1e-5):
    axis = -1 if x.ndim < 3 else (-2, -1)
    centred = x - x.mean(axis=axis, keepdims=True)
    variance = (centred * centred).mean(axis=axis, keepdims=True)
    return weight * (centred / (variance + eps).sqrt()) + bias
