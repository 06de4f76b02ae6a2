"""You divide by the variance. Its unit is that of x squared: a vector twice as large comes out
half as large, instead of unchanged.

Look at: the line "divided by 3" of the example, where the variance is 9.
"""


def layer_norm(x, weight, bias, *, eps=1e-5):
    centred = x - x.mean(axis=-1, keepdims=True)
    variance = (centred * centred).mean(axis=-1, keepdims=True)
    return weight * (centred / (variance + eps)) + bias
