"""Neither weight nor bias is heard. While they are 1 and 0 nobody notices, and they would never
learn.

Look at: both ends of the formula; try other numbers than 1 and 0.
"""


def layer_norm(x, weight, bias, *, eps=1e-5):
    centred = x - x.mean(axis=-1, keepdims=True)
    variance = (centred * centred).mean(axis=-1, keepdims=True)
    return centred / (variance + eps).sqrt()
