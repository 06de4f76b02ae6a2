"""You take mean and variance over the batch, as batch norm does: every sentence depends on the
others. Layer norm takes those of one word over its features.

Look at: the axis of mean and variance.
"""


def layer_norm(x, weight, bias, *, eps=1e-5):
    centred = x - x.mean(axis=0, keepdims=True)
    variance = (centred * centred).mean(axis=0, keepdims=True)
    return weight * (centred / (variance + eps).sqrt()) + bias
