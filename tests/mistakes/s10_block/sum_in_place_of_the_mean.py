"""Your variance is the sum of the squares and not their mean: it grows with the width of the
vector.

Look at: the variance in the example, 36 or 9.
"""


def layer_norm(x, weight, bias, *, eps=1e-5):
    centred = x - x.mean(axis=-1, keepdims=True)
    variance = (centred * centred).sum(axis=-1, keepdims=True)
    return weight * (centred / (variance + eps).sqrt()) + bias
