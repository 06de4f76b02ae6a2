"""You add the bias first and multiply both by the weight. The bias itself is not scaled.

Look at: where a bracket would have to stand in the formula.
"""


def layer_norm(x, weight, bias, *, eps=1e-5):
    centred = x - x.mean(axis=-1, keepdims=True)
    variance = (centred * centred).mean(axis=-1, keepdims=True)
    return weight * (centred / (variance + eps).sqrt() + bias)
