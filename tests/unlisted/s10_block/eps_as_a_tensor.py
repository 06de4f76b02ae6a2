"""eps becomes a Tensor of float64, and what it is added to does, too, in a model of float32.

Named as: norm-in-float64.
"""


def layer_norm(x, weight, bias, *, eps=1e-5):
    centred = x - x.mean(axis=-1, keepdims=True)
    variance = (centred * centred).mean(axis=-1, keepdims=True)
    return weight * (centred / (variance + Tensor(eps)).sqrt()) + bias
