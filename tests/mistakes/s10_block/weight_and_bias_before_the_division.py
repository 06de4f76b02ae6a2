"""You scale and shift x first and normalise the result: what weight and bias do is undone again.

Look at: the order of the lines in the example.
"""


def layer_norm(x, weight, bias, *, eps=1e-5):
    x = weight * x + bias
    centred = x - x.mean(axis=-1, keepdims=True)
    variance = (centred * centred).mean(axis=-1, keepdims=True)
    return centred / (variance + eps).sqrt()
