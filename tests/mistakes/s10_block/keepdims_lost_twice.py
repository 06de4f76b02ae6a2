"""Mean and variance have lost their axis: the mean of one word is taken from the features of
another. With as many words as features nothing even crashes.

Look at: the shapes of mean and variance beside the shape of x.
"""


def layer_norm(x, weight, bias, *, eps=1e-5):
    centred = x - x.mean(axis=-1)
    variance = x.var(axis=-1)
    return weight * (centred / (variance + eps).sqrt()) + bias
