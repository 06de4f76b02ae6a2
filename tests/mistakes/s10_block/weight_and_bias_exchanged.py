"""Your bias multiplies and your weight is added: the two have traded places.

Look at: which of the two stands before the fraction.
"""


def layer_norm(x, weight, bias, *, eps=1e-5):
    centred = x - x.mean(axis=-1, keepdims=True)
    variance = (centred * centred).mean(axis=-1, keepdims=True)
    return bias * (centred / (variance + eps).sqrt()) + weight
