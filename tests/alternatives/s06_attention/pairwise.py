"""One over the sum of the exponentials of all differences: p_i = 1 / Σ_j exp(x_j - x_i)."""


def softmax(x, axis=-1):
    x = x.swapaxes(axis, -1)
    differences = x.expand_dims(-2) - x.expand_dims(-1)
    return (1 / differences.exp().sum(axis=-1)).swapaxes(axis, -1)
