"""Your eps is squared before it is added. It belongs under the root as it is, beside the
variance.

Look at: the size of eps = 0.3 and of what you add in its place.
"""


def layer_norm(x, weight, bias, *, eps=1e-5):
    centred = x - x.mean(axis=-1, keepdims=True)
    variance = (centred * centred).mean(axis=-1, keepdims=True)
    return weight * (centred / (variance + eps**2).sqrt()) + bias
