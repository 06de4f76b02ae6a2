"""You multiply by the spread instead of dividing by it: large vectors become larger still.

Look at: the fraction in the formula.
"""


def layer_norm(x, weight, bias, *, eps=1e-5):
    centred = x - x.mean(axis=-1, keepdims=True)
    variance = (centred * centred).mean(axis=-1, keepdims=True)
    return weight * (centred * (variance + eps).sqrt()) + bias
