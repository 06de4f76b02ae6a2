"""You divide by the average distance from the mean. The spread meant here is the root of the
average *squared* distance.

Look at: the example, where your spread is 2.5 and that of the formula is 3.
"""


def layer_norm(x, weight, bias, *, eps=1e-5):
    centred = x - x.mean(axis=-1, keepdims=True)
    spread = centred.abs().mean(axis=-1, keepdims=True)
    return weight * (centred / (spread * spread + eps).sqrt()) + bias
