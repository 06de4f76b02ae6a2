"""You return the logarithms of the weights. They are zero or below, and no shares.

Look at: the last step of the formula.
"""


def softmax(x, axis=-1):
    shifted = x - x.max(axis=axis, keepdims=True)
    return shifted - shifted.exp().sum(axis=axis, keepdims=True).log()
