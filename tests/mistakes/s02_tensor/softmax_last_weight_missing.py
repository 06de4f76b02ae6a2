"""The weighted average is subtracted, but what is left is not multiplied by the weights.

A score whose weight is nearly 0 has nearly no influence, and so nearly no gradient. Look at: the
factor in front of the bracket.
"""


def softmax_vjp(grad, weights, *, axis):
    return grad - (grad * weights).sum(axis=axis, keepdims=True)
