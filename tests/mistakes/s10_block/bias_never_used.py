"""Your bias is never heard. While it is 0 nobody notices.

Look at: the end of the formula; try a bias that is not 0.
"""


def layer_norm(x, weight, bias, *, eps=1e-5):
    centred = x - x.mean(axis=-1, keepdims=True)
    variance = (centred * centred).mean(axis=-1, keepdims=True)
    return weight * (centred / (variance + eps).sqrt())
