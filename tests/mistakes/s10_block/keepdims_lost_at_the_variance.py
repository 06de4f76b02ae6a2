"""Your variance has lost its axis, so that the features of one word are divided by the spreads
of several. With as many words as features nothing even crashes.

Look at: the shape of the variance beside the shape of x.
"""


def layer_norm(x, weight, bias, *, eps=1e-5):
    centred = x - x.mean(axis=-1, keepdims=True)
    variance = (centred * centred).mean(axis=-1)
    return weight * (centred / (variance + eps).sqrt()) + bias
