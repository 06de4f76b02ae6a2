"""You divide first and take the mean away afterwards, the mean of the undivided x. The two have
different sizes by then.

Look at: the order of the lines in the example.
"""


def layer_norm(x, weight, bias, *, eps=1e-5):
    mean, variance = x.mean(axis=-1, keepdims=True), x.var(axis=-1, keepdims=True)
    return weight * (x / (variance + eps).sqrt() - mean) + bias
