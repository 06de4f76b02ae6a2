"""After the call the caller's x is another one: you centred it in place.

Look at: assignments to ``.data`` or to elements of it.
"""


def layer_norm(x, weight, bias, *, eps=1e-5):
    variance = x.var(axis=-1, keepdims=True)
    mean = x.mean(axis=-1, keepdims=True)
    y = weight * ((x - mean) / (variance + eps).sqrt()) + bias
    x.data -= mean.data
    return y
