"""Your eps is always the same small number, whatever the caller passes.

Look at: where the parameter ``eps`` is used.
"""


def layer_norm(x, weight, bias, *, eps=1e-5):
    centred = x - x.mean(axis=-1, keepdims=True)
    variance = (centred * centred).mean(axis=-1, keepdims=True)
    return weight * (centred / (variance + 1e-5).sqrt()) + bias
