"""Your vectors are centred, but they keep their spread: the variance of a result should be 1
before weight and bias.

Look at: the line "divided by 3" of the example.
"""


def layer_norm(x, weight, bias, *, eps=1e-5):
    return weight * (x - x.mean(axis=-1, keepdims=True)) + bias
