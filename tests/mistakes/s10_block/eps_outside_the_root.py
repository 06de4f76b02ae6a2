"""You add eps to the root instead of to the variance: for vectors that hardly vary, your result
is another one.

Look at: how far the root reaches in the formula, and a vector whose variance is smaller than
eps.
"""


def layer_norm(x, weight, bias, *, eps=1e-5):
    centred = x - x.mean(axis=-1, keepdims=True)
    variance = (centred * centred).mean(axis=-1, keepdims=True)
    return weight * (centred / (variance.sqrt() + eps)) + bias
