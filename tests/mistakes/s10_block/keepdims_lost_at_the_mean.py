"""Your mean has lost its axis, so that the mean of one word is taken from the features of
another. With as many words as features nothing even crashes.

Look at: the shape of the mean beside the shape of x.
"""


def layer_norm(x, weight, bias, *, eps=1e-5):
    centred = x - x.mean(axis=-1)
    variance = x.var(axis=-1, keepdims=True)
    return weight * (centred / (variance + eps).sqrt()) + bias
