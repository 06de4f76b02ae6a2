"""Your variance is the mean of x², without the mean taken away first. Variance is measured
around the mean.

Look at: what is squared in the example.
"""


def layer_norm(x, weight, bias, *, eps=1e-5):
    centred = x - x.mean(axis=-1, keepdims=True)
    variance = (x * x).mean(axis=-1, keepdims=True)
    return weight * (centred / (variance + eps).sqrt()) + bias
