"""Your norm gives float64 although everything came in as float32: somewhere a Tensor or an array
of float64 joined in. The whole model would go on at twice the memory.

Look at: ``Tensor(…)`` around a number; a plain number would follow the dtype.
"""


def layer_norm(x, weight, bias, *, eps=1e-5):
    centred = x - x.mean(axis=-1, keepdims=True)
    variance = (centred * centred).mean(axis=-1, keepdims=True)
    return weight * (centred / (variance + Tensor(eps)).sqrt()) + bias
